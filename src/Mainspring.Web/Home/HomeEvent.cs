using Mainspring.Web.Components;

namespace Mainspring.Web.Home;

/// <summary>Something that happened.</summary>
/// <param name="At">When.</param>
/// <param name="Tone">Whether it is good news.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Link">Where to read more.</param>
/// <param name="Text">What happened, as the end of a sentence.</param>
public sealed record HomeEvent(DateTimeOffset At, Tone Tone, string Icon, string Subject, string Link, string Text);
