using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Training;

/// <summary>Which rows judge the model. Written <c>split: 0.2</c> for short.</summary>
public sealed record SplitSection
{
    internal static RecordShape<SplitSection> Shape { get; } = new RecordShape<SplitSection>(new())
        .Value("test", new ShareShape(0.01, 0.9), s => s.Test, (s, v) => s with { Test = v }, "Share of the rows held out to judge the model, 0.2 or 20%. Default: 0.2.", why: "a fifth of the rows judges the model")
        .Value("stratify", new BooleanShape(), s => s.Stratify, (s, v) => s with { Stratify = v }, "Whether each class has the same share on both sides. Default: true for classes.")
        .Value("seed", new IntegerShape(0), s => s.Seed, (s, v) => s with { Seed = v }, "Seed of the draw; the same seed holds out the same rows. Default: 42.", why: "any fixed number makes runs comparable")
        .Field("group", new TextShape(), s => s.Group, (s, v) => s with { Group = v }, "Column whose equal values stay on one side, such as a customer with several rows. It is no feature. Default: none.")
        .Value("group_near_copies", new BooleanShape(), s => s.GroupNearCopies, (s, v) => s with { GroupNearCopies = v }, "Whether rows that are equal, or look like changed copies of one row, stay on one side. Default: false; training warns where it matters.")
        .Field("time", new TextShape(), s => s.Time, (s, v) => s with { Time = v }, "Column by whose order the latest rows are held out. Default: none, rows are drawn at random.")
        .Value("row_modulo", new IntegerShape(2, 1000), s => s.RowModulo, (s, v) => s with { RowModulo = v }, "Holds out the rows whose number (from 0) modulo this is 'fold'. Default: none.")
        .Value("fold", new IntegerShape(0, 999), s => s.Fold, (s, v) => s with { Fold = v }, "Which rows 'row_modulo' holds out. Default: 0.")
        .Short("test");

    /// <summary>The share of rows held out.</summary>
    public double Test { get; init; } = 0.2;

    /// <summary>Whether each class has the same share on both sides; null to infer it.</summary>
    public bool? Stratify { get; init; }

    /// <summary>The seed of the draw.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>A column whose equal values stay on one side; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>Whether copies of a row stay on one side; null for no.</summary>
    public bool? GroupNearCopies { get; init; }

    /// <summary>A column by whose order the latest rows are held out; null for none.</summary>
    public string? Time { get; init; }

    /// <summary>Rows are held out by their number modulo this; null to draw them.</summary>
    public int? RowModulo { get; init; }

    /// <summary>Which rows <see cref="RowModulo"/> holds out; null for 0.</summary>
    public int? Fold { get; init; }
}
