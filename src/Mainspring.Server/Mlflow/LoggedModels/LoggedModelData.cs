using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.LoggedModels;

/// <summary>How a logged model was made, and how good it is.</summary>
internal sealed record LoggedModelData(IReadOnlyList<MlflowEntry> Params, IReadOnlyList<MetricEntity> Metrics);
