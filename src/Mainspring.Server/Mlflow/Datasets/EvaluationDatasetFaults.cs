using Mainspring.Lifecycle.Tracking.EvaluationDatasets;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Datasets;

/// <summary>Outcomes of calls on evaluation data sets as answers or errors of the wire.</summary>
internal static class EvaluationDatasetFaults
{
    /// <param name="outcome">What became of the call.</param>
    /// <param name="about">The id that the call was about.</param>
    public static EvaluationDatasetAnswer Answer(EvaluationDatasetOutcome outcome, string about) =>
        outcome is EvaluationDatasetOutcome.Done done ? new(EvaluationDatasetEntity.Of(done.Dataset)) : throw Fault(outcome, about);

    public static MlflowFault Fault(EvaluationDatasetOutcome outcome, string about) => outcome switch
    {
        EvaluationDatasetOutcome.NoSuchDataset => Missing(about),
        EvaluationDatasetOutcome.NoSuchExperiment missing => MlflowIds.NoExperiment(MlflowIds.Text(missing.Id)),
        EvaluationDatasetOutcome.Refused refused => MlflowFault.Invalid(string.Join(' ', refused.Faults.Select(fault => fault.Message))),
        _ => throw new InvalidOperationException($"{outcome} is no answer to this call."),
    };

    public static EvaluationDatasetId Id(string text) => EvaluationDatasetId.TryParse(text, out EvaluationDatasetId? id) ? id : throw Missing(text);

    public static MlflowFault Missing(string id) => MlflowFault.Missing($"Evaluation dataset with id '{id}' not found");
}
