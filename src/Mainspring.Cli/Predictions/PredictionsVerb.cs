namespace Mainspring.Cli.Predictions;

/// <summary><c>mainspring predictions</c>: the log of what endpoints answered.</summary>
internal static class PredictionsVerb
{
    public static Command Create() => new VerbCommand("predictions", "Search and export the log of what an endpoint answered.")
    {
        Examples =
        [
            new("mainspring predictions list churn --label wrong", "the latest that turned out to be wrong"),
            new("mainspring predictions export churn --output churn.parquet --since 2026-11-01", "a month as a table"),
        ],
        Subcommands = { PredictionsList.Create(), PredictionsExport.Create() },
    };
}
