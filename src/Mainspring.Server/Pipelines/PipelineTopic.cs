using System.Text.Json;
using Mainspring.Client.Pipelines;
using Mainspring.Client.Serialization;
using Mainspring.Pipelines.Runs;
using Mainspring.Server.Live;

namespace Mainspring.Server.Pipelines;

/// <summary>The topic <c>pipeline:ID</c>: a run as the API shows it.</summary>
internal sealed class PipelineTopic(IPipelineStore store) : ILiveTopic
{
    public string Kind => "pipeline";

    public string? Snapshot(string name) => store.FindAsync(name).GetAwaiter().GetResult() is { } run
        ? JsonSerializer.Serialize(run.ToWire(), NativeJson.Wire.GetTypeInfo(typeof(PipelineRunInfo)))
        : null;
}
