using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Training;

/// <summary>What the model reads and derives, and how that becomes numbers.</summary>
public sealed record FeaturesSection
{
    /// <summary>The key in the project file.</summary>
    public static ProjectSection<FeaturesSection> Section { get; } = new(
        "features",
        new RecordShape<FeaturesSection>(new())
            .Field("add", new MapShape<WrittenExpression>(new ExpressionShape()), s => s.Add, (s, v) => s with { Add = v }, "Columns that are computed from others, by name: area: width * height. Default: none.")
            .Field("drop", new ListShape<string>(new TextShape()), s => s.Drop, (s, v) => s with { Drop = v }, "Columns that are no features; those in features.add may still read them. Default: none.")
            .Field("filter", new ListShape<WrittenExpression>(new ExpressionShape()), s => s.Filter, (s, v) => s with { Filter = v }, "Conditions on the rows that are learned from; the rows that judge are never filtered. Default: none.")
            .Field("encode", new EncodeShape(), s => s.Encode.Columns.Count == 0 && s.Encode.RareBelow is null ? null : s.Encode, (s, v) => s with { Encode = v }, "How columns become numbers: one_hot, ordinal, target_mean, hashing or none. Default: by their values.")
            .Field("impute", new MapShape<ImputationChoice>(Imputation()), s => s.Impute, (s, v) => s with { Impute = v }, "What stands for missing values: mean, median, mode, none or a value. Default: none.")
            .Value("scale", Scales(), s => s.Scale, (s, v) => s with { Scale = v }, "How numbers are scaled for linear models: standard, robust or none. Default: standard.")
            .Value("infer", new BooleanShape(), s => s.Infer, (s, v) => s with { Infer = v }, "Whether numbers in texts are found and read unasked. Default: true."),
        new(),
        "What the model reads and derives, and how that becomes numbers.");

    /// <summary>Columns that are computed from others, in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, WrittenExpression>> Add { get; init; } = [];

    /// <summary>Columns that are no features.</summary>
    public IReadOnlyList<string> Drop { get; init; } = [];

    /// <summary>Conditions on the rows of training.</summary>
    public IReadOnlyList<WrittenExpression> Filter { get; init; } = [];

    /// <summary>How columns become numbers.</summary>
    public EncodeSection Encode { get; init; } = new([]);

    /// <summary>What stands for missing values, by column.</summary>
    public IReadOnlyList<KeyValuePair<string, ImputationChoice>> Impute { get; init; } = [];

    /// <summary>How numbers are scaled for linear models; null for the default.</summary>
    public Scaling? Scale { get; init; }

    /// <summary>Whether numbers in texts are read unasked; null for the default.</summary>
    public bool? Infer { get; init; }

    /// <summary>The columns that are computed.</summary>
    public IReadOnlyList<DerivedFeature> Derived => [.. Add.Select(pair => new DerivedFeature(pair.Key, pair.Value.Expression))];

    private static ChoiceShape<Scaling> Scales() => new(("standard", Scaling.Standard), ("robust", Scaling.Robust), ("none", Scaling.None));

    private static Shape<ImputationChoice> Imputation() => new TextShape().As(
        text => text switch
        {
            "mean" => new ImputationChoice(ImputationMethod.Mean),
            "median" => new(ImputationMethod.Median),
            "mode" => new(ImputationMethod.Mode),
            "none" => new(ImputationMethod.None),
            _ => new(ImputationMethod.Value, text),
        },
        choice => choice.Value ?? choice.Method.ToString().ToLowerInvariant());
}
