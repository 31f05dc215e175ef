using Mainspring.Data.Profiles;

namespace Mainspring.Cli.Training;

/// <summary>What <c>train --json</c> prints.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Run">Its name.</param>
/// <param name="Model">The registered model.</param>
/// <param name="Version">The version that was made.</param>
/// <param name="Alias">The alias that points to it now; null when the gate refused it.</param>
/// <param name="Identity">The hash of the model's bytes.</param>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="Metrics">The metrics on either side of the split.</param>
/// <param name="CrossValidation">The metrics over folds of the rows of training; null where there were none.</param>
/// <param name="Trials">How many trials were made; null where nothing was searched.</param>
/// <param name="Warnings">What makes the scores doubtful, with the way out; empty when nothing was found.</param>
/// <param name="Gate">The verdict of the gate.</param>
/// <param name="Seconds">The time from the start of the run to its end.</param>
internal sealed record TrainingResult(
    string RunId,
    string Run,
    string Model,
    int Version,
    string? Alias,
    string Identity,
    string Algorithm,
    MetricsResult Metrics,
    FoldsResult? CrossValidation,
    int? Trials,
    IReadOnlyList<ProfileWarning> Warnings,
    GateResult Gate,
    double Seconds)
{
    /// <summary>The release that tries the version beside the champion; null where none was started.</summary>
    public string? Release { get; init; }
}

/// <summary>Metrics by name.</summary>
internal sealed record MetricsResult(IReadOnlyDictionary<string, double> Train, IReadOnlyDictionary<string, double> Holdout);

/// <summary>Metrics over folds.</summary>
internal sealed record FoldsResult(string Way, int Folds, IReadOnlyDictionary<string, FoldMetric> Metrics);

/// <summary>One metric over folds.</summary>
internal sealed record FoldMetric(double Mean, double Spread);

/// <summary>The verdict of a gate.</summary>
internal sealed record GateResult(bool Passed, IReadOnlyList<GateRuleResult> Rules);

/// <summary>One rule of a gate, held against the hold-out.</summary>
internal sealed record GateRuleResult(string Rule, double Value, bool Passed, string? Note = null);
