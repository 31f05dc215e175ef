namespace Mainspring.Server.Mlflow.LoggedModels.Requests;

/// <summary>One rule of the order of logged models.</summary>
internal sealed record SearchOrder
{
    public string? FieldName { get; init; }

    public bool Ascending { get; init; } = true;

    public string? DatasetName { get; init; }

    public string? DatasetDigest { get; init; }
}
