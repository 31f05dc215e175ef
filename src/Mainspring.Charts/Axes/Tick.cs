namespace Mainspring.Charts.Axes;

/// <summary>A marked place of an axis.</summary>
/// <param name="Value">Where it lies, in the units of the data.</param>
/// <param name="Label">What stands there.</param>
public readonly record struct Tick(double Value, string Label);
