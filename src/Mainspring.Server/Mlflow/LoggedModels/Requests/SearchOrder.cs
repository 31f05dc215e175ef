namespace Mainspring.Server.Mlflow.LoggedModels.Requests;

/// <summary>One rule of the order of logged models.</summary>
internal sealed record SearchOrder
{
    public string? FieldName { get; init; }

    /// <summary>Whether the least comes first; so it is when nothing is said.</summary>
    public bool? Ascending { get; init; }

    public string? DatasetName { get; init; }

    public string? DatasetDigest { get; init; }
}
