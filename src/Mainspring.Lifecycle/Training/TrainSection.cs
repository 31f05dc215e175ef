using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Training;

/// <summary>How the model is trained. Written <c>train: random_forest</c> for short.</summary>
public sealed record TrainSection
{
    /// <summary>The algorithm that stands for a choice by the data.</summary>
    public const string Auto = "auto";

    /// <summary>The key in the project file.</summary>
    public static ProjectSection<TrainSection> Section { get; } = new(
        "train",
        new RecordShape<TrainSection>(new())
            .Field("algorithm", Algorithms(), s => s.Algorithm, (s, v) => s with { Algorithm = v }, "How the model learns. Default: auto, by the kind of target and the number of rows.")
            .Field("parameters", new MapShape<string>(new TextShape()).As(pairs => new HyperParameters(pairs), parameters => [.. parameters]), s => s.Parameters.Count == 0 ? null : s.Parameters, (s, v) => s with { Parameters = v }, "Parameters of the algorithm by name, such as max_depth. Default: those of the algorithm.")
            .Field("split", SplitSection.Shape, s => s.Split, (s, v) => s with { Split = v }, "Which rows judge the model.")
            .Value("seed", new IntegerShape(0), s => s.Seed, (s, v) => s with { Seed = v }, "Seed of training. Same data, same seed: the same model, byte for byte. Default: 42.", why: "any fixed number makes runs repeatable")
            .Value("threads", new IntegerShape(1, 1024), s => s.Threads, (s, v) => s with { Threads = v }, "Threads of training. Default: one a processor.")
            .Short("algorithm")
            .Later("models", "tune", "calibrate"),
        new(),
        "How the model is trained.");

    /// <summary>The algorithm, or <see cref="Auto"/>.</summary>
    public string Algorithm { get; init; } = Auto;

    /// <summary>What the user set of the algorithm's parameters.</summary>
    public HyperParameters Parameters { get; init; } = HyperParameters.None;

    /// <summary>Which rows judge the model.</summary>
    public SplitSection Split { get; init; } = new();

    /// <summary>The seed of training.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Threads of training; null for one a processor.</summary>
    public int? Threads { get; init; }

    private static ChoiceShape<string> Algorithms() =>
        new([(Auto, Auto), .. Trainers.All.Select(trainer => (trainer.Algorithm, trainer.Algorithm))]);
}
