namespace Mainspring.Lifecycle.Tracking.Inputs;

/// <summary>Data that a run used, and what for.</summary>
public sealed record DatasetInput
{
    /// <summary>The tag that says what the data was used for.</summary>
    public const string ContextTag = "mlflow.data.context";

    /// <summary>Which data.</summary>
    public required RunDataset Dataset { get; init; }

    /// <summary>Notes on the use; <see cref="ContextTag"/> says what for: <c>training</c>, <c>eval</c>.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What the data was used for, or null when nobody said.</summary>
    public string? Context => Tags.GetValueOrDefault(ContextTag);
}
