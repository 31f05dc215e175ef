namespace Mainspring.Learning.Forests;

/// <summary>What is known of some rows together.</summary>
/// <param name="Target">The sum of their targets by their weights, each less what the forest starts from.</param>
/// <param name="Weight">The sum of their weights.</param>
internal readonly record struct NodeSums(double Target, double Weight)
{
    public static NodeSums operator +(NodeSums one, NodeSums other) => new(one.Target + other.Target, one.Weight + other.Weight);

    public static NodeSums operator -(NodeSums one, NodeSums other) => new(one.Target - other.Target, one.Weight - other.Weight);

    /// <summary>The value of a leaf with these rows: their mean drawn to 0 by the penalty, within bounds.</summary>
    public double Value(double penalty, Bounds bounds) => Weight + penalty > 0 ? Math.Clamp(Target / (Weight + penalty), bounds.Low, bounds.High) : 0;

    /// <summary>The squared error that a leaf with a value removes.</summary>
    public double Removed(double value, double penalty) => value * ((2 * Target) - ((Weight + penalty) * value));
}
