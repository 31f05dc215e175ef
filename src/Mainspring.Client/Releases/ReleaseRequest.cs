using System.Text.Json;

namespace Mainspring.Client.Releases;

/// <summary>The wish to try a version beside the champion of an endpoint.</summary>
/// <param name="Version">The version: a number, <c>latest</c> or an alias.</param>
/// <param name="Plan">How, with the keys of <c>deploy.endpoint.ab_test</c>; null for the defaults.</param>
/// <param name="Training">What the pipeline <c>train</c> is started with when the candidate loses and the plan says so; null for its defaults.</param>
public sealed record ReleaseRequest(string? Version, JsonElement? Plan = null, JsonElement? Training = null);
