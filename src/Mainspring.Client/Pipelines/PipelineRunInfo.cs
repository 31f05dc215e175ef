using System.Text.Json;

namespace Mainspring.Client.Pipelines;

/// <summary>A run of a pipeline.</summary>
/// <param name="RunId">Its id, 32 hexadecimal digits.</param>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="State"><c>queued</c>, <c>running</c>, <c>succeeded</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Progress">The share that is done, in [0, 1].</param>
/// <param name="QueuedAt">When it was asked for.</param>
/// <param name="Arguments">What it was asked to do.</param>
/// <param name="Steps">Its steps in order.</param>
public sealed record PipelineRunInfo(string RunId, string Pipeline, string State, double Progress, DateTimeOffset QueuedAt, JsonElement Arguments, IReadOnlyList<PipelineStepInfo> Steps)
{
    /// <summary>Why it failed or was cancelled, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>What is going on now, or null.</summary>
    public string? Text { get; init; }

    /// <summary>Whether somebody asked to cancel it.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>When it started, or null.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What came out, or null.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>Whether nothing changes any more.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOver => State is "succeeded" or "failed" or "cancelled";
}
