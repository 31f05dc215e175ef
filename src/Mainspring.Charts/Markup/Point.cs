namespace Mainspring.Charts.Markup;

/// <summary>A place in the drawing; y grows downwards.</summary>
internal readonly record struct Point(double X, double Y);
