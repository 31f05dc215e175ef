namespace Mainspring.Lifecycle.Datasets.Leaks.Copies;

/// <summary>
/// Tells copies with a little noise from rows that merely lie close together: the nearest row of a copy is very near, and rows three times as far are hardly
/// more, while among rows that were measured one by one nearness has no such gap.
/// </summary>
internal static class CloseNeighbours
{
    /// <summary>Rows within this distance are copies, when there are copies.</summary>
    public const double Reach = 0.03;

    private const double Near = 0.02;
    private const double Middle = 0.06;
    private const double LeastShare = 0.4;
    private const double LeastGap = 0.8;
    private const int Comparisons = 8_000_000;
    private const int MostAnchors = 500;
    private const int FewestAnchors = 60;

    public static bool AreCopies(ComparedRows rows)
    {
        int anchors = Math.Min(rows.Count, Math.Clamp(Comparisons / rows.Count, FewestAnchors, MostAnchors));
        int stride = Math.Max(1, rows.Count / (Comparisons / anchors));
        int near = 0, middle = 0;
        for (int i = 0; i < anchors; i++)
        {
            double nearest = Nearest(rows, (int)((long)i * rows.Count / anchors), stride);
            near += nearest <= Near ? 1 : 0;
            middle += nearest <= Middle ? 1 : 0;
        }

        return near >= LeastShare * anchors && near >= LeastGap * middle;
    }

    /// <summary>The distance to the nearest row that is not equal.</summary>
    private static double Nearest(ComparedRows rows, int anchor, int stride)
    {
        double nearest = Middle * 1.01;
        for (int row = 0; row < rows.Count; row += stride)
        {
            double distance = row == anchor ? 0 : rows.Distance(anchor, row, nearest);
            nearest = distance > 0 && distance < nearest ? distance : nearest;
        }

        return nearest;
    }
}
