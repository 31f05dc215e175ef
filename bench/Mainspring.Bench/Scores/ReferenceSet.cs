namespace Mainspring.Bench.Scores;

/// <summary>A public data set with the score that defaults must reach on it, as the mean of five folds by row number.</summary>
/// <param name="Name">The name.</param>
/// <param name="File">The file below the folder of data sets.</param>
/// <param name="Target">The column that is learned.</param>
/// <param name="Limits">Metrics of the hold-out with their limits.</param>
/// <param name="More">Lines of the project file besides name, data and target.</param>
internal sealed record ReferenceSet(string Name, string File, string Target, (string Metric, double Limit)[] Limits, string More = "")
{
    /// <summary>All of them.</summary>
    public static ReferenceSet[] All { get; } =
    [
        new("telco", "telco_churn/WA_Fn-UseC_-Telco-Customer-Churn.csv", "Churn", [("roc_auc", 0.845)]),
        new("call-records", "call_records/mlc_churn.csv", "churn", [("f1", 0.835)]),
        new("iris", "iris/iris.csv", "species", [("accuracy", 0.955)]),
        new("ames", "home_prices/ames.csv", "Sale_Price", [("rmse", 23_500), ("r2", 0.91)]),
        new("bike", "bike_sharing/hour.csv", "cnt", [("rmse", 61)], "features: {drop: [casual, registered, instant, dteday, yr]}\n"),
        new("bengaluru", "bengaluru_house/Bengaluru_House_Data.csv", "price", [("r2", 0.60)], "target: {column: price, transform: log1p}\n"),
    ];

    /// <summary>The project file.</summary>
    /// <param name="folder">The folder of data sets.</param>
    public string Project(string folder) => $"name: {Name}\ndata: {Path.Combine(folder, File)}\n{(More.StartsWith("target", StringComparison.Ordinal) ? "" : $"target: {Target}\n")}{More}";
}
