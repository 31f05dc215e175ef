namespace Mainspring.Cli.Reproducing;

/// <summary>What <c>reproduce --json</c> prints.</summary>
/// <param name="RunId">The run that was made again.</param>
/// <param name="Run">Its name.</param>
/// <param name="Reproduced">Whether model and metrics are the same.</param>
/// <param name="Data">The data by version or place, verified by its hash.</param>
/// <param name="Identity">The hash of the model, recorded and again.</param>
/// <param name="Code">The program, recorded and now.</param>
/// <param name="Metrics">The metrics of the hold-out and of training, recorded and again.</param>
/// <param name="Differences">What differs, in sentences.</param>
internal sealed record ReproductionResult(
    string RunId,
    string Run,
    bool Reproduced,
    string Data,
    RecordedAndAgain Identity,
    RecordedAndAgain Code,
    IReadOnlyList<MetricAgain> Metrics,
    IReadOnlyList<string> Differences);

/// <summary>A text as it was recorded, and as it is now.</summary>
internal sealed record RecordedAndAgain(string? Recorded, string? Again);

/// <summary>A metric as it was recorded, and as it came out again.</summary>
internal sealed record MetricAgain(string Name, double? Recorded, double Again, bool Equal);
