namespace Mainspring.Charts.Lines;

/// <summary>A stretch of the x axis that is marked as an alert.</summary>
/// <param name="From">Its start, inclusive.</param>
/// <param name="To">Its end, inclusive.</param>
/// <param name="Label">What the tooltip says.</param>
public sealed record AlertArea(double From, double To, string Label);
