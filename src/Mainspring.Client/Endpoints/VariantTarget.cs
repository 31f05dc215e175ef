namespace Mainspring.Client.Endpoints;

/// <summary>One of the models that an endpoint is to answer with.</summary>
/// <param name="Name">Its name at the endpoint.</param>
/// <param name="Model">A registered model.</param>
/// <param name="Alias">One of its aliases, which the variant then follows; <c>champion</c> when neither this nor a version is given.</param>
/// <param name="Version">A version instead of an alias.</param>
/// <param name="Weight">Its share of the traffic in percent. One variant may leave it out and gets what the others leave.</param>
/// <param name="Default">Whether it takes over the traffic of variants that cannot answer. When no variant says so, the first that answers does.</param>
/// <param name="Shadow">Whether it scores every request after the answer was written, and never answers.</param>
public sealed record VariantTarget(
    string? Name, string? Model, string? Alias = null, int? Version = null, double? Weight = null, bool? Default = null, bool? Shadow = null);
