using Mainspring.Lifecycle.Releases;
using Mainspring.Web.Components;

namespace Mainspring.Web.Releases;

/// <summary>A page of releases, newest first.</summary>
/// <param name="Releases">The releases.</param>
/// <param name="Endpoint">The endpoint that is looked at; null for all.</param>
/// <param name="Links">The pages.</param>
public sealed record ReleasesModel(IReadOnlyList<Release> Releases, string? Endpoint, PageLinks Links);
