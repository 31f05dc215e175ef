namespace Mainspring.Client.Releases;

/// <summary>One side of a test in figures.</summary>
/// <param name="Role"><c>champion</c> or <c>candidate</c>.</param>
/// <param name="Variant">The variant.</param>
/// <param name="Version">The version behind it.</param>
/// <param name="Requests">Answered requests.</param>
/// <param name="Errors">Requests that failed or were refused by the server.</param>
/// <param name="Labelled">Requests whose worth is known.</param>
/// <param name="Mean">The mean of what they are worth; null while none is known.</param>
/// <param name="LatencyMs">The mean time of an answer in milliseconds; null without requests.</param>
public sealed record ArmInfo(string Role, string Variant, int Version, long Requests, long Errors, long Labelled, double? Mean, double? LatencyMs);
