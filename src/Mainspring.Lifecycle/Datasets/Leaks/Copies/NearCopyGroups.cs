namespace Mainspring.Lifecycle.Datasets.Leaks.Copies;

/// <summary>Rows that look like changed copies of fewer originals.</summary>
/// <param name="GroupOf">The original of each row, from 0.</param>
/// <param name="Count">How many originals there are.</param>
/// <param name="IsExact">Whether the count is that of a pattern in the order of the rows; else it is about so many.</param>
/// <param name="Evidence">What gives the copies away, as the end of a sentence.</param>
public sealed record NearCopyGroups(int[] GroupOf, int Count, bool IsExact, string Evidence)
{
    /// <summary>Whether each original has so few copies, or so many, that it matters: at least half of the rows share theirs with another row.</summary>
    internal static bool Matter(int[] groupOf) => groupOf.CountBy(group => group).Where(pair => pair.Value > 1).Sum(pair => pair.Value) * 2 >= groupOf.Length;
}
