using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Training.Folds;

/// <summary>How a model is cross-validated. Written <c>folds: 5</c> for short.</summary>
public sealed record FoldsSection
{
    internal static RecordShape<FoldsSection> Shape { get; } = new RecordShape<FoldsSection>(new())
        .Value("count", new IntegerShape(2, 50), s => s.Count, (s, v) => s with { Count = v }, "Number of folds. Default: 5.")
        .Value("row_modulo", new IntegerShape(2, 50), s => s.RowModulo, (s, v) => s with { RowModulo = v }, "So many folds; the fold of a row is its number (from 0) modulo this. Default: rows are dealt at random, class by class.")
        .Field("group", new TextShape(), s => s.Group, (s, v) => s with { Group = v }, "Column whose equal values stay in one fold. Default: that of the split.")
        .Field("time", new TextShape(), s => s.Time, (s, v) => s with { Time = v }, "Column by whose order each fold is judged on later rows than it learned from. Default: that of the split.")
        .Short("count");

    /// <summary>The number of folds; null for five.</summary>
    public int? Count { get; init; }

    /// <summary>The number of folds by row number; null to deal rows otherwise.</summary>
    public int? RowModulo { get; init; }

    /// <summary>A column whose equal values stay together.</summary>
    public string? Group { get; init; }

    /// <summary>A column that orders rows in time.</summary>
    public string? Time { get; init; }

    /// <summary>The folds, with what the split says where this says nothing.</summary>
    public FoldSpec ToSpec(SplitSection split, int absent) => new(
        RowModulo ?? Count ?? absent,
        RowModulo is not null,
        Group ?? (Time is null ? split.Group : null),
        Time ?? (Group is null ? split.Time : null));
}
