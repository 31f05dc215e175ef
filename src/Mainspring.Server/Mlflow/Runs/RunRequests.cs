using System.Text.Json;
using System.Text.Json.Serialization;
using Mainspring.Server.Mlflow.Metrics;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Runs;

// What has a default is set, not init: the generated reader gives an init property that is left out the default of its type.

/// <summary>A request about a run, which old clients call <c>run_uuid</c>.</summary>
internal abstract record OfRun
{
    public string? RunId { get; init; }

    public string? RunUuid { get; init; }

    [JsonIgnore]
    public string? Run => RunId is { Length: > 0 } ? RunId : RunUuid;
}

internal sealed record RunRequest : OfRun;

internal sealed record CreateRunRequest
{
    public string ExperimentId { get; set; } = "0";

    public string? UserId { get; init; }

    public string? RunName { get; init; }

    public long? StartTime { get; init; }

    public IReadOnlyList<MlflowEntry> Tags { get; set; } = [];
}

internal sealed record UpdateRunRequest : OfRun
{
    public JsonElement? Status { get; init; }

    public long? EndTime { get; init; }

    public string? RunName { get; init; }
}

internal sealed record LogParamRequest : OfRun
{
    public required string Key { get; init; }

    public string Value { get; set; } = "";
}

internal sealed record SetTagRequest : OfRun
{
    public required string Key { get; init; }

    public string Value { get; set; } = "";
}

internal sealed record DeleteTagRequest : OfRun
{
    public required string Key { get; init; }
}

internal sealed record LogBatchRequest : OfRun
{
    public IReadOnlyList<MlflowMetric> Metrics { get; set; } = [];

    public IReadOnlyList<MlflowEntry> Params { get; set; } = [];

    public IReadOnlyList<MlflowEntry> Tags { get; set; } = [];
}

internal sealed record LogModelRequest : OfRun
{
    public required string ModelJson { get; init; }
}

internal sealed record SearchRunsRequest
{
    public IReadOnlyList<string> ExperimentIds { get; set; } = [];

    public string? Filter { get; init; }

    public JsonElement? RunViewType { get; init; }

    public long? MaxResults { get; init; }

    public IReadOnlyList<string> OrderBy { get; set; } = [];

    public string? PageToken { get; init; }
}
