namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>A page of logged models.</summary>
/// <param name="Models">The models in the order that was asked for.</param>
/// <param name="More">Whether others follow.</param>
public sealed record LoggedModelPage(IReadOnlyList<LoggedModel> Models, bool More);
