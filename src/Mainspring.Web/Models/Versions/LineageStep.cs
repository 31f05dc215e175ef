namespace Mainspring.Web.Models.Versions;

/// <summary>A station on the way from data to an endpoint.</summary>
/// <param name="Kind">What it is: data, run, version or endpoint.</param>
/// <param name="Name">Its name.</param>
/// <param name="Note">What else to know, or null.</param>
/// <param name="Address">Its page, or null when it has none here.</param>
public sealed record LineageStep(string Kind, string Name, string? Note, string? Address);
