namespace Mainspring.Web.Text;

/// <summary>The names of metrics as they stand in a table.</summary>
internal static class MetricName
{
    private static readonly string[] Preferred = ["roc_auc", "accuracy", "macro_f1", "f1", "rmse", "r2", "mae"];

    /// <summary>"ROC AUC" for <c>roc_auc</c>; unknown names lose their underscores.</summary>
    public static string Of(string key) => key switch
    {
        "roc_auc" => "ROC AUC",
        "average_precision" => "average precision",
        "f1" => "F1",
        "macro_f1" => "macro F1",
        "weighted_f1" => "weighted F1",
        "log_loss" => "log loss",
        "mcc" => "MCC",
        "rmse" => "RMSE",
        "mae" => "MAE",
        "mape" => "MAPE",
        "r2" => "R²",
        _ => key.Replace('_', ' '),
    };

    /// <summary>The metric that speaks for a model: the first known one, else the first in the order of names. A prefix up to the last dot or slash is not part of the name.</summary>
    public static string? Main(IEnumerable<string> keys)
    {
        string[] all = [.. keys.Order(StringComparer.Ordinal)];
        string? found = Preferred.Select(name => Array.Find(all, key => key == name || key == "holdout." + name)).FirstOrDefault(key => key is not null);
        return found ?? all.FirstOrDefault();
    }
}
