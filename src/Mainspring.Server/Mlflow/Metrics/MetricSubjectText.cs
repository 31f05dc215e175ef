using Mainspring.Lifecycle.Tracking.LoggedModels;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Metrics;

/// <summary>What a point says something about beside its run.</summary>
internal static class MetricSubjectText
{
    /// <exception cref="MlflowFault">The model's id is none.</exception>
    public static MetricSubject? Parse(string? model, string? dataset, string? digest) => model is null or ""
        ? null
        : new(
            LoggedModelId.TryParse(model, out LoggedModelId? id) ? id : throw MlflowFault.Invalid($"'{model}' is not the id of a logged model."),
            dataset is null or "" ? null : new(dataset, digest ?? ""));
}
