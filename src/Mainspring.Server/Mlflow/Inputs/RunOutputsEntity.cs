using Mainspring.Lifecycle.Tracking.Inputs;

namespace Mainspring.Server.Mlflow.Inputs;

/// <summary>What came out of a run.</summary>
internal sealed record RunOutputsEntity(IReadOnlyList<ModelOutputEntity>? ModelOutputs)
{
    public static RunOutputsEntity Of(IReadOnlyList<ModelOutput> outputs) =>
        new(outputs.Count == 0 ? null : [.. outputs.Select(output => new ModelOutputEntity { ModelId = output.Model.Value, Step = output.Step })]);
}
