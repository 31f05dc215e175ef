using Mainspring.Lifecycle.Tracking.LoggedModels;

namespace Mainspring.Lifecycle.Tracking.Inputs;

/// <summary>A logged model that a run made.</summary>
/// <param name="Model">Which.</param>
/// <param name="Step">The step of the run at which it was made; zero for a single model.</param>
public sealed record ModelOutput(LoggedModelId Model, long Step);
