namespace Mainspring.Learning.Forests;

/// <summary>A way to divide the rows of a node.</summary>
/// <param name="Feature">By which feature; negative for none.</param>
/// <param name="Bin">The last bin that goes left.</param>
/// <param name="MissingLeft">Where missing values go.</param>
/// <param name="Gain">The squared error that it removes.</param>
/// <param name="Left">The rows that go left.</param>
/// <param name="Right">Those that go right.</param>
internal readonly record struct Split(int Feature, int Bin, bool MissingLeft, double Gain, NodeSums Left, NodeSums Right)
{
    /// <summary>No way.</summary>
    public static Split None { get; } = new(-1, 0, false, 0, default, default);
}
