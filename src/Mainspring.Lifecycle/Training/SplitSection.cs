using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Training;

/// <summary>Which rows judge the model. Written <c>split: 0.2</c> for short.</summary>
public sealed record SplitSection
{
    internal static RecordShape<SplitSection> Shape { get; } = new RecordShape<SplitSection>(new())
        .Value("test", new ShareShape(0.01, 0.9), s => s.Test, (s, v) => s with { Test = v }, "Share of the rows held out to judge the model, 0.2 or 20%. Default: 0.2.", why: "a fifth of the rows judges the model")
        .Value("stratify", new BooleanShape(), s => s.Stratify, (s, v) => s with { Stratify = v }, "Whether each class has the same share on both sides. Default: true for classes.")
        .Value("seed", new IntegerShape(0), s => s.Seed, (s, v) => s with { Seed = v }, "Seed of the draw; the same seed holds out the same rows. Default: 42.", why: "any fixed number makes runs comparable")
        .Short("test");

    /// <summary>The share of rows held out.</summary>
    public double Test { get; init; } = 0.2;

    /// <summary>Whether each class has the same share on both sides; null to infer it.</summary>
    public bool? Stratify { get; init; }

    /// <summary>The seed of the draw.</summary>
    public int Seed { get; init; } = 42;
}
