namespace Mainspring.Charts.Scatter;

/// <summary>A point of a <see cref="ScatterChart"/>.</summary>
/// <param name="Name">What it is, for its tooltip and the table.</param>
/// <param name="X">Its place on the x axis. A point that is not finite in both places is left out of the drawing, not of the table.</param>
/// <param name="Y">Its place on the y axis.</param>
/// <param name="Group">The number of its colour, from zero.</param>
public sealed record ScatterPoint(string Name, double X, double Y, int Group = 0);
