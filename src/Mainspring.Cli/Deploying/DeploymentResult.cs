using Mainspring.Cli.Training;

namespace Mainspring.Cli.Deploying;

/// <summary>What <c>up --json</c> prints.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Model">The registered model.</param>
/// <param name="Version">The version that was made.</param>
/// <param name="Alias">The alias that points to it now; null when the gate refused it.</param>
/// <param name="Endpoint">The endpoint that serves it; null when the gate refused it.</param>
/// <param name="Metrics">The metrics on either side of the split.</param>
/// <param name="Gate">The verdict of the gate.</param>
/// <param name="Facade">The address at which the endpoint answers in the way of another system; null when it has no facade.</param>
internal sealed record DeploymentResult(string RunId, string Model, int Version, string? Alias, string? Endpoint, MetricsResult Metrics, GateResult Gate, string? Facade = null)
{
    /// <summary>The release that tries the version beside the champion; null when it answers by itself.</summary>
    public string? Release { get; init; }
}
