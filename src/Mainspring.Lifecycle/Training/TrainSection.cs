using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;
using Mainspring.Lifecycle.Training.Deciding;
using Mainspring.Lifecycle.Training.Folds;
using Mainspring.Lifecycle.Training.Learners;
using Mainspring.Lifecycle.Training.Tuning;

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
            .Field("algorithm", Algorithms(), s => s.Algorithm, (s, v) => s with { Algorithm = v }, "How the model learns. Default: auto, the best of several by cross-validation.")
            .Value("calibrate", new ChoiceShape<CalibrationKind>(("auto", CalibrationKind.Auto), ("none", CalibrationKind.None), ("platt", CalibrationKind.Platt), ("isotonic", CalibrationKind.Isotonic)), s => s.Calibrate, (s, v) => s with { Calibrate = v }, "How probabilities of two classes are calibrated on predictions of rows that were not learned from. Default: auto where there are folds, the kind that predicts best, none included; none with balanced classes.")
            .Field("parameters", new MapShape<string>(new TextShape()).As(pairs => new HyperParameters(pairs), parameters => [.. parameters]), s => s.Parameters.Count == 0 ? null : s.Parameters, (s, v) => s with { Parameters = v }, "Parameters of the algorithm by name, such as max_depth. Default: those of the algorithm.")
            .Value("combine", new ChoiceShape<Combination>(("stacking", Combination.Stacking), ("averaging", Combination.Averaging)), s => s.Combine, (s, v) => s with { Combine = v }, "How an ensemble puts its models together: by weights from predictions of rows that they did not learn from (stacking), or all alike (averaging). Default: stacking.")
            .Field("models", new ListShape<string>(Algorithms(withAuto: false)), s => s.Models, (s, v) => s with { Models = v }, "Algorithms that auto chooses from by cross-validation, or that an ensemble is made of. Default: a linear model, random forest and gradient boosting.")
            .Field("split", SplitSection.Shape, s => s.Split, (s, v) => s with { Split = v }, "Which rows judge the model.")
            .Field("folds", FoldsSection.Shape, s => s.Folds, (s, v) => s with { Folds = v }, "Folds of the rows of training on which the model is also judged, and on which choices are made. Default: none; five where a choice is to be made.")
            .Field("tune", TuneSection.Shape, s => s.Tune, (s, v) => s with { Tune = v }, "Search for hyper-parameters. Default: none.")
            .Value("class_weight", new ChoiceShape<bool>(("none", false), ("balanced", true)), s => s.BalanceClasses, (s, v) => s with { BalanceClasses = v }, "Whether rare classes weigh as much as frequent ones (balanced). Probabilities then are those of balanced classes. Default: none.")
            .Field("monotone", new MapShape<int>(new ChoiceShape<int>(("increasing", 1), ("decreasing", -1))), s => s.Monotone.Count == 0 ? null : s.Monotone, (s, v) => s with { Monotone = v }, "Columns with which the prediction may only rise (increasing) or fall (decreasing). Trees only. Default: none.")
            .Value("seed", new IntegerShape(0), s => s.Seed, (s, v) => s with { Seed = v }, "Seed of training. Same data, same seed: the same model, byte for byte. Default: 42.", why: "any fixed number makes runs repeatable")
            .Value("threads", new IntegerShape(1, 1024), s => s.Threads, (s, v) => s with { Threads = v }, "Threads of training. Default: one a processor.")
            .Short("algorithm"),
        new(),
        "How the model is trained.");

    /// <summary>The algorithm, or <see cref="Auto"/>.</summary>
    public string Algorithm { get; init; } = Auto;

    /// <summary>What the user set of the algorithm's parameters.</summary>
    public HyperParameters Parameters { get; init; } = HyperParameters.None;

    /// <summary>What auto chooses from; empty for the usual ones.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>How an ensemble is put together; null for stacking.</summary>
    public Combination? Combine { get; init; }

    /// <summary>How probabilities are calibrated; null for the default.</summary>
    public CalibrationKind? Calibrate { get; init; }

    /// <summary>How to cross-validate; null where it is not asked for.</summary>
    public FoldsSection? Folds { get; init; }

    /// <summary>How to search for hyper-parameters; null not to.</summary>
    public TuneSection? Tune { get; init; }

    /// <summary>Whether classes weigh the same; null for no.</summary>
    public bool? BalanceClasses { get; init; }

    /// <summary>Columns with a direction, 1 or -1.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Monotone { get; init; } = [];

    /// <summary>Which rows judge the model.</summary>
    public SplitSection Split { get; init; } = new();

    /// <summary>The seed of training.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Threads of training; null for one a processor.</summary>
    public int? Threads { get; init; }

    private static ChoiceShape<string> Algorithms(bool withAuto = true) =>
        new([.. withAuto ? [(Auto, Auto), (Recipe.Ensemble, Recipe.Ensemble)] : Array.Empty<(string, string)>(), .. Trainers.All.Select(trainer => (trainer.Algorithm, trainer.Algorithm))]);
}
