namespace Mainspring.Pipelines.Processes;

/// <summary>One message of a child on the wire.</summary>
internal sealed record ChildMessage
{
    public double? Progress { get; init; }

    public string? Text { get; init; }

    public string? Note { get; init; }

    public string? Value { get; init; }
}
