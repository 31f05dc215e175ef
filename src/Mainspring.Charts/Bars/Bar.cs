namespace Mainspring.Charts.Bars;

/// <summary>One bar.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Value">Its length; may be negative; NaN and infinities draw no bar.</param>
public sealed record Bar(string Label, double Value);
