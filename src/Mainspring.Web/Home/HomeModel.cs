using Mainspring.Web.Components;
using Mainspring.Web.Endpoints;

namespace Mainspring.Web.Home;

/// <summary>What a look at the whole platform shows.</summary>
/// <param name="Tiles">One tile an endpoint, then one a model that no endpoint serves.</param>
/// <param name="NeedsYou">What somebody should look at.</param>
/// <param name="Recent">What happened last, newest first.</param>
public sealed record HomeModel(IReadOnlyList<HomeTile> Tiles, IReadOnlyList<HomeEvent> NeedsYou, IReadOnlyList<HomeEvent> Recent);

/// <summary>A model at work, or waiting for work.</summary>
/// <param name="Name">The endpoint, or the model when none serves it.</param>
/// <param name="Link">Where it leads.</param>
/// <param name="Metric">The name and value of the main metric of the version that answers.</param>
/// <param name="Serving">The model and version that answer, in words.</param>
/// <param name="Endpoint">The traffic; null for a model without an endpoint.</param>
public sealed record HomeTile(string Name, string Link, (string Name, double Value)? Metric, string Serving, EndpointSnapshot? Endpoint);

/// <summary>Something that happened.</summary>
/// <param name="At">When.</param>
/// <param name="Tone">Whether it is good news.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Link">Where to read more.</param>
/// <param name="Text">What happened, as the end of a sentence.</param>
public sealed record HomeEvent(DateTimeOffset At, Tone Tone, string Icon, string Subject, string Link, string Text);
