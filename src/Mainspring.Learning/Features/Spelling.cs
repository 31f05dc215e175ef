namespace Mainspring.Learning.Features;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class Spelling
{
    /// <summary>The end of a sentence: <c>; did you mean 'tenure'?</c>, or a full stop when no name is near.</summary>
    public static string DidYouMean(string written, IEnumerable<string> names) => Nearest(written, names) is { } name ? $"; did you mean '{name}'?" : ".";

    /// <summary>The nearest name by edits, ignoring case, when fewer than half of its letters differ; of equals the first.</summary>
    public static string? Nearest(string written, IEnumerable<string> names)
    {
        if (written.Length > 200)
        {
            return null;
        }

        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string name in names)
        {
            int distance = Distance(written.ToUpperInvariant(), name.ToUpperInvariant());
            if (distance < bestDistance && 2 * distance < Math.Max(2, name.Length))
            {
                (best, bestDistance) = (name, distance);
            }
        }

        return best;
    }

    /// <summary>Levenshtein's distance, one row of the table at a time.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
