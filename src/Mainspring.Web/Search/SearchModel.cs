namespace Mainspring.Web.Search;

/// <summary>What was found.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Hits">The findings, runs first.</param>
public sealed record SearchModel(string Query, IReadOnlyList<SearchHit> Hits);
