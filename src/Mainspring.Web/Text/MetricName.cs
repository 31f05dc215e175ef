namespace Mainspring.Web.Text;

/// <summary>The names of metrics as they stand in a table.</summary>
internal static class MetricName
{
    private static readonly string[] Preferred = ["roc_auc", "accuracy", "macro_f1", "f1", "rmse", "r2", "mae"];
    private static readonly string[] HoldoutPrefixes = ["holdout.", "holdout_", "holdout/", ""];

    /// <summary>"ROC AUC" for <c>holdout.roc_auc</c>; unknown names lose their underscores.</summary>
    public static string Of(string key) => Bare(key) switch
    {
        "roc_auc" => "ROC AUC",
        "roc_auc_ovr" => "ROC AUC one-vs-rest",
        "f1" => "F1",
        "macro_f1" => "macro F1",
        "weighted_f1" => "weighted F1",
        "mcc" => "MCC",
        "brier" => "Brier",
        "rmse" => "RMSE",
        "mae" => "MAE",
        "mape" => "MAPE",
        "r2" => "R²",
        string bare => bare.Replace('_', ' '),
    };

    /// <summary>The metric that speaks for a model: the first known one of the hold-out, else the first by name; null when there is none.</summary>
    public static string? Main(IEnumerable<string> keys)
    {
        string[] all = [.. keys.Order(StringComparer.Ordinal)];
        IEnumerable<string> wanted = Preferred.SelectMany(name => HoldoutPrefixes.Select(prefix => prefix + name));
        return wanted.FirstOrDefault(all.Contains) ?? all.FirstOrDefault();
    }

    /// <summary>The main metric first, then the others by name, those of training last.</summary>
    public static IOrderedEnumerable<string> Order(IReadOnlyCollection<string> keys)
    {
        string? main = Main(keys);
        return keys.OrderBy(key => key == main ? 0 : key.StartsWith("train", StringComparison.Ordinal) ? 2 : 1).ThenBy(key => key, StringComparer.Ordinal);
    }

    private static string Bare(string key)
    {
        string? prefix = HoldoutPrefixes.FirstOrDefault(prefix => prefix.Length > 0 && key.StartsWith(prefix, StringComparison.Ordinal));
        return prefix is null ? key : key[prefix.Length..];
    }
}
