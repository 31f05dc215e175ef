using System.Globalization;
using Mainspring.Lifecycle.Tracking.LoggedModels;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.LoggedModels;

/// <summary>A logged model.</summary>
internal sealed record LoggedModelEntity(LoggedModelInfo Info, LoggedModelData Data)
{
    public static LoggedModelEntity Of(LoggedModel model) => new(
        new()
        {
            ModelId = model.Id.Value,
            ExperimentId = MlflowIds.Text(model.ExperimentId),
            Name = model.Name,
            CreationTimestampMs = model.CreatedAt.ToUnixTimeMilliseconds(),
            LastUpdatedTimestampMs = model.UpdatedAt.ToUnixTimeMilliseconds(),
            ArtifactUri = $"mlflow-artifacts:/{model.ArtifactRoot}",
            Status = LoggedModelStatusText.Of(model.Status),
            ModelType = model.ModelType,
            SourceRunId = model.SourceRun,
            Tags = MlflowEntry.List(model.Tags),
            Registrations = [.. model.Registrations.Select(made => new LoggedModelRegistrationInfo(made.Model, made.Version.ToString(CultureInfo.InvariantCulture)))],
        },
        new(MlflowEntry.List(model.Params), [.. model.Metrics.Select(metric => MetricEntity.Of(model.Id, metric))]));
}
