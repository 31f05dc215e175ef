using Mainspring.Data.Tables;

namespace Mainspring.Learning.Models;

/// <summary>What a model predicts, and how its outputs become an answer.</summary>
public sealed class ModelTarget
{
    private ModelTarget(TaskKind task, string column, ColumnType type, IReadOnlyList<string> classes, double threshold) =>
        (Task, Column, Type, Classes, Threshold) = (task, column, type, classes, threshold);

    /// <summary>The kind of answer.</summary>
    public TaskKind Task { get; }

    /// <summary>The column that was learned.</summary>
    public string Column { get; }

    /// <summary>Its type: classes of an integer, real or boolean column are answered as JSON numbers or booleans.</summary>
    public ColumnType Type { get; }

    /// <summary>The classes in the order of their index; for two classes the negative one, then the positive. Empty for regression.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>From this probability on, inclusive, the positive of two classes is predicted. 0.5 without meaning for other tasks.</summary>
    public double Threshold { get; }

    /// <summary>The positive one of two classes; null for other tasks.</summary>
    public string? PositiveClass => Task == TaskKind.BinaryClassification ? Classes[1] : null;

    /// <summary>One of two classes.</summary>
    /// <exception cref="ArgumentException">The classes are equal, or the threshold is not between 0 and 1.</exception>
    public static ModelTarget Binary(string column, ColumnType type, string negative, string positive, double threshold = 0.5) =>
        negative == positive ? throw new ArgumentException($"Both classes are '{positive}'; they must differ.", nameof(positive))
        : threshold is >= 0 and <= 1 ? new(TaskKind.BinaryClassification, column, type, [negative, positive], threshold)
        : throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold is a probability, from 0 to 1.");

    /// <summary>One of several classes.</summary>
    /// <exception cref="ArgumentException">There are fewer than two, or two are equal.</exception>
    public static ModelTarget Multiclass(string column, ColumnType type, IReadOnlyList<string> classes) =>
        classes.Count >= 2 && classes.Distinct(StringComparer.Ordinal).Count() == classes.Count
            ? new(TaskKind.MulticlassClassification, column, type, classes, 0.5)
            : throw new ArgumentException($"The classes are {string.Join(", ", classes)}; there must be at least two, each once.", nameof(classes));

    /// <summary>A number.</summary>
    public static ModelTarget Regression(string column) => new(TaskKind.Regression, column, ColumnType.Real, [], 0.5);
}
