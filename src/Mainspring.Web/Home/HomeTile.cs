using Mainspring.Web.Endpoints;

namespace Mainspring.Web.Home;

/// <summary>A model at work, or waiting for work.</summary>
/// <param name="Name">The endpoint, or the model when none serves it.</param>
/// <param name="Link">Where it leads.</param>
/// <param name="Metric">The name and value of the main metric of the version that answers.</param>
/// <param name="Serving">The model and version that answer, in words.</param>
/// <param name="Endpoint">The traffic; null for a model without an endpoint.</param>
public sealed record HomeTile(string Name, string Link, (string Name, double Value)? Metric, string Serving, EndpointSnapshot? Endpoint);
