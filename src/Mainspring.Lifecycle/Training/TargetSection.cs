using Mainspring.Learning;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Training;

/// <summary>What the model predicts. Written <c>target: Churn</c> for short.</summary>
public sealed record TargetSection
{
    /// <summary>The key in the project file.</summary>
    public static ProjectSection<TargetSection> Section { get; } = new(
        "target",
        new RecordShape<TargetSection>(new())
            .Field("column", new TextShape(), s => s.Column, (s, v) => s with { Column = v }, "Column that the model predicts.", required: true)
            .Value("task", new ChoiceShape<TaskKind>(("binary_classification", TaskKind.BinaryClassification), ("multiclass_classification", TaskKind.MulticlassClassification), ("regression", TaskKind.Regression)), s => s.Task, (s, v) => s with { Task = v }, "Kind of prediction. Default: from the values of the column.")
            .Field("positive", new TextShape(), s => s.Positive, (s, v) => s with { Positive = v }, "Value whose probability is predicted, of a target with two values. Default: yes, true or 1, else the rarer one.")
            .Value("transform", new ChoiceShape<bool>(("none", false), ("log1p", true)), s => s.LogTransform, (s, v) => s with { LogTransform = v }, "What is learned of a number: itself (none), or ln(1 + number) (log1p), where errors count by their share. Predictions and metrics are in the number's own unit. Default: what the folds prefer where a choice is made, else none.")
            .Value("interval", new ShareShape(0.5, 0.999), s => s.Interval, (s, v) => s with { Interval = v }, "Share of rows whose number lies in the interval that is predicted with it, such as 90%. Numbers only. Default: no intervals.")
            .Short("column")
            .Later("unit"),
        new(),
        "What the model predicts.",
        required: true);

    /// <summary>The column.</summary>
    public string Column { get; init; } = "";

    /// <summary>The kind of prediction; null to infer it.</summary>
    public TaskKind? Task { get; init; }

    /// <summary>The positive class of a binary target, as the data spells it; null to infer it.</summary>
    public string? Positive { get; init; }

    /// <summary>The share of rows whose number lies in its interval; null for no intervals.</summary>
    public double? Interval { get; init; }

    /// <summary>Whether ln(1 + target) is learned instead of the target; null to choose it where folds can tell.</summary>
    public bool? LogTransform { get; init; }
}
