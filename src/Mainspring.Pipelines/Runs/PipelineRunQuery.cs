namespace Mainspring.Pipelines.Runs;

/// <summary>Which runs to list.</summary>
public sealed record PipelineRunQuery
{
    /// <summary>Only runs of this pipeline, or null for all.</summary>
    public string? Pipeline { get; init; }

    /// <summary>Only runs in this state, or null for all.</summary>
    public RunState? State { get; init; }

    /// <summary>How many runs at most, at least 1.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>The cursor of the page before, or null for the first page.</summary>
    public long? Before { get; init; }
}
