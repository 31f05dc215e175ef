using Mainspring.Lifecycle.Tracking.Inputs;

namespace Mainspring.Server.Mlflow.Inputs;

/// <summary>What went into a run.</summary>
internal sealed record RunInputsEntity(IReadOnlyList<DatasetInputEntity>? DatasetInputs, IReadOnlyList<ModelInputEntity>? ModelInputs)
{
    public static RunInputsEntity Of(RunInputs inputs) => new(
        inputs.Datasets.Count == 0 ? null : [.. inputs.Datasets.Select(DatasetInputEntity.Of)],
        inputs.Models.Count == 0 ? null : [.. inputs.Models.Select(model => new ModelInputEntity { ModelId = model.Value })]);
}
