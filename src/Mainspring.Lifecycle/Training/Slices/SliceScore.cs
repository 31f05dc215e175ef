namespace Mainspring.Lifecycle.Training.Slices;

/// <summary>How a model did on the held-out rows with one value of a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value, or a range such as <c>12 to 24</c>; <c>(missing)</c> where there is none.</param>
/// <param name="Rows">Rows of the hold-out.</param>
/// <param name="Metrics">What could be measured on them.</param>
public sealed record SliceScore(string Column, string Value, int Rows, IReadOnlyDictionary<string, double> Metrics)
{
    /// <summary>Fewer rows than this say little, and no rule over all slices looks at them.</summary>
    public const int FewRows = 30;
}
