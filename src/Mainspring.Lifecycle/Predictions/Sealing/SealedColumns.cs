using Mainspring.Data.DuckDb;

namespace Mainspring.Lifecycle.Predictions.Sealing;

/// <summary>The columns of a sealed segment; docs/prediction-log.md tells what they mean.</summary>
internal static class SealedColumns
{
    public const int PredictionId = 0;
    public const int RequestFirstId = 1;
    public const int At = 2;
    public const int RequestId = 3;
    public const int Key = 4;
    public const int Endpoint = 5;
    public const int Variant = 6;
    public const int Model = 7;
    public const int Version = 8;
    public const int Classes = 9;
    public const int Reported = 10;
    public const int Class = 11;
    public const int Prediction = 12;
    public const int Value = 13;
    public const int Probability = 14;
    public const int Probabilities = 15;
    public const int Latency = 16;
    public const int Propensity = 17;
    public const int ShadowOf = 18;
    public const int Input = 19;
    public const int Warnings = 20;
    public const int Contributions = 21;

    /// <summary>Name and type of each.</summary>
    public static IReadOnlyList<(string Name, DuckType Type)> All { get; } =
    [
        ("prediction_id", DuckType.BigInt),
        ("request_first_id", DuckType.BigInt),
        ("at", DuckType.Timestamp),
        ("request_id", DuckType.Varchar),
        ("key", DuckType.Varchar),
        ("endpoint", DuckType.Varchar),
        ("variant", DuckType.Varchar),
        ("model", DuckType.Varchar),
        ("version", DuckType.Integer),
        ("classes", DuckType.Varchar),
        ("reported", DuckType.Integer),
        ("class", DuckType.Integer),
        ("prediction", DuckType.Varchar),
        ("value", DuckType.Double),
        ("probability", DuckType.Double),
        ("probabilities", DuckType.Blob),
        ("latency_us", DuckType.BigInt),
        ("propensity", DuckType.Double),
        ("shadow_of", DuckType.BigInt),
        ("input", DuckType.Varchar),
        ("warnings", DuckType.Varchar),
        ("contributions", DuckType.Varchar),
    ];

    /// <summary>The types in their order.</summary>
    public static IReadOnlyList<DuckType> Types { get; } = [.. All.Select(column => column.Type)];

    /// <summary>The columns of a table.</summary>
    public static string Definition { get; } = string.Join(", ", All.Select(column => $"\"{column.Name}\" {SqlOf(column.Type)}"));

    private static string SqlOf(DuckType type) => type switch
    {
        DuckType.BigInt => "BIGINT",
        DuckType.Timestamp => "TIMESTAMP",
        DuckType.Integer => "INTEGER",
        DuckType.Double => "DOUBLE",
        DuckType.Blob => "BLOB",
        _ => "VARCHAR",
    };
}
