using Mainspring.Learning;

namespace Mainspring.Lifecycle.Training;

/// <summary>The metrics of each task, as gates and runs name them.</summary>
public static class MetricNames
{
    private static readonly string[] Binary = ["roc_auc", "average_precision", "f1", "precision", "recall", "accuracy", "log_loss", "brier", "mcc"];
    private static readonly string[] Multiclass = ["accuracy", "macro_f1", "weighted_f1", "macro_precision", "macro_recall", "roc_auc_ovr", "log_loss", "mcc"];
    private static readonly string[] Regression = ["rmse", "mae", "r2", "mape", "median_absolute_error"];

    /// <summary>Every metric once.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Binary.Union(Multiclass).Union(Regression)];

    /// <summary>Whether a lower value is better.</summary>
    public static bool IsLoss(string metric) => metric is "log_loss" or "brier" or "rmse" or "mae" or "mape" or "median_absolute_error";

    /// <summary>The metric that choices are made by where nothing else is said.</summary>
    public static string ChoiceOf(TaskKind task) => task switch
    {
        TaskKind.Regression => "rmse",
        _ => "log_loss",
    };

    /// <summary>The metrics of a task.</summary>
    public static IReadOnlyList<string> Of(TaskKind task) => task switch
    {
        TaskKind.BinaryClassification => Binary,
        TaskKind.MulticlassClassification => Multiclass,
        _ => Regression,
    };
}
