namespace Mainspring.Learning.Training;

/// <summary>Makes shares of raw gains.</summary>
internal static class FeatureImportances
{
    /// <summary>All features, the most important first, equal ones in their order; the gains share 1 (all 0 where nothing was learned).</summary>
    public static IReadOnlyList<FeatureImportance> Shares(IReadOnlyList<string> names, double[] gains)
    {
        double total = gains.Sum();
        return [.. names.Select((name, i) => new FeatureImportance(name, total > 0 ? gains[i] / total : 0)).OrderByDescending(importance => importance.Gain)];
    }
}
