namespace Mainspring.Bench.Serving;

/// <summary>One way to measure an endpoint against bare Kestrel, and what it must keep.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Algorithm">What the model is.</param>
/// <param name="Path">The route that is driven.</param>
/// <param name="Connections">How many connections drive it.</param>
/// <param name="Durability">What has become of the journal's record when the answer is sent.</param>
/// <param name="LeastRatio">The least share of bare Kestrel's requests a second; 0 for none.</param>
/// <param name="MostProcessor">The most processor time a request, as a multiple of bare Kestrel's; 0 for no limit.</param>
/// <param name="MostP99">The longest 99th percentile, as a multiple of bare Kestrel's; 0 for no limit.</param>
internal sealed record EndpointCase(string Name, string Algorithm, string Path, int Connections, string Durability, double LeastRatio, double MostProcessor = 0, double MostP99 = 0)
{
    /// <summary>Every case that has a limit.</summary>
    public static IReadOnlyList<EndpointCase> All { get; } =
    [
        new("boosted", "gradient_boosting", TelcoWorkspace.PredictPath, 64, "write", 0.80, MostProcessor: 1.35),
        new("split", "gradient_boosting", TelcoWorkspace.SplitPath, 64, "write", 0.75),
        new("commit", "gradient_boosting", TelcoWorkspace.PredictPath, 64, "commit", 0.60),
        new("forest", "random_forest", TelcoWorkspace.PredictPath, 64, "write", 0.50),
        new("few", "gradient_boosting", TelcoWorkspace.PredictPath, 8, "write", 0, MostP99: 2),
    ];
}
