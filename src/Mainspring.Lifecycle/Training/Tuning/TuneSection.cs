using Mainspring.Learning;
using Mainspring.Learning.Tuning;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>How hyper-parameters are searched. Written <c>tune: 40</c> for short.</summary>
public sealed record TuneSection
{
    internal static RecordShape<TuneSection> Shape { get; } = new RecordShape<TuneSection>(new())
        .Value("trials", new IntegerShape(1, 10_000), s => s.Trials, (s, v) => s with { Trials = v }, "Trials at most. Default: 40.", why: "more seldom help")
        .Value("timeout", new DurationShape(), s => s.Timeout, (s, v) => s with { Timeout = v }, "No trial begins after this time, such as 10m. A search that it ends is not repeatable. Default: none.")
        .Field("metric", new TextShape(), s => s.Metric, (s, v) => s with { Metric = v }, "What is made best, as the mean over the folds. Default: log_loss for classes, rmse for numbers.")
        .Value("cv", new IntegerShape(2, 50), s => s.Folds, (s, v) => s with { Folds = v }, "Number of folds, where 'folds' does not say it. Default: 5.")
        .Value("sampler", new ChoiceShape<SamplerKind>(("tpe", SamplerKind.Tpe), ("random", SamplerKind.Random), ("grid", SamplerKind.Grid)), s => s.Sampler, (s, v) => s with { Sampler = v }, "How the next trial is chosen: by the ones before (tpe), at random, or from a lattice (grid). Default: tpe.", why: "finds good values in few trials")
        .Value("pruner", new ChoiceShape<bool>(("median", true), ("none", false)), s => s.Prune, (s, v) => s with { Prune = v }, "Whether trials that are below the median after two folds are stopped (median). Default: median.", why: "spends the time on promising trials")
        .Short("trials");

    /// <summary>Trials at most.</summary>
    public int Trials { get; init; } = 40;

    /// <summary>No trial begins after this time; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What is made best; null for the task's own.</summary>
    public string? Metric { get; init; }

    /// <summary>The number of folds; null for five.</summary>
    public int? Folds { get; init; }

    /// <summary>How the next trial is chosen.</summary>
    public SamplerKind Sampler { get; init; } = SamplerKind.Tpe;

    /// <summary>Whether hopeless trials are stopped.</summary>
    public bool Prune { get; init; } = true;

    internal TuneSpec ToSpec(TaskKind task) => new(Trials, Timeout, Metric ?? MetricNames.ChoiceOf(task), Sampler, Prune);
}
