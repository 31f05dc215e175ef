using System.Text.Json;
using Mainspring.Server.Mlflow.Runs;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Experiments;

// What has a default is set, not init: the generated reader gives an init property that is left out the default of its type.

internal sealed record CreateExperimentRequest
{
    public required string Name { get; init; }

    public string? ArtifactLocation { get; init; }

    public IReadOnlyList<MlflowEntry> Tags { get; set; } = [];
}

internal sealed record ExperimentRequest
{
    public required string ExperimentId { get; init; }
}

internal sealed record ExperimentNameRequest
{
    public required string ExperimentName { get; init; }
}

internal sealed record UpdateExperimentRequest
{
    public required string ExperimentId { get; init; }

    public string? NewName { get; init; }
}

internal sealed record SetExperimentTagRequest
{
    public required string ExperimentId { get; init; }

    public required string Key { get; init; }

    public string Value { get; set; } = "";
}

internal sealed record DeleteExperimentTagRequest
{
    public required string ExperimentId { get; init; }

    public required string Key { get; init; }
}

internal sealed record SearchExperimentsRequest
{
    public long? MaxResults { get; init; }

    public string? PageToken { get; init; }

    public string? Filter { get; init; }

    public IReadOnlyList<string> OrderBy { get; set; } = [];

    public JsonElement? ViewType { get; init; }
}
