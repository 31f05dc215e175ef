namespace Mainspring.Client.Serialization;

/// <summary>An error answer of the native API (RFC 9457).</summary>
/// <param name="Title">What went wrong, in one sentence.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A stable name for programs, such as <c>not_found</c>.</param>
/// <param name="Detail">The way out, or null.</param>
/// <param name="Errors">One entry for each fault of the request, or null.</param>
public sealed record Problem(string? Title, int Status, string? Code, string? Detail = null, IReadOnlyList<ProblemError>? Errors = null);
