namespace Mainspring.Web.Search;

/// <summary>One finding.</summary>
public sealed record SearchHit(string Kind, string Icon, string Name, string Link, string Note);
