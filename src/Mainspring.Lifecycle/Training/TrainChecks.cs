using Mainspring.Learning;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Training.Deciding;
using Mainspring.Lifecycle.Training.Learners;

namespace Mainspring.Lifecycle.Training;

/// <summary>Whether the choices of <c>train</c> go together and with the task.</summary>
internal static class TrainChecks
{
    public static void Check(ProjectFile project, TrainSection train, TaskKind task, List<ProjectFault> faults)
    {
        void Refuse(string path, FaultCode code, string message, string? hint = null) => faults.Add(project.Fault(path, code, message, hint));

        if (train.Algorithm is TrainSection.Auto or Recipe.Ensemble && train.Parameters.Count > 0)
        {
            Refuse("train.parameters", FaultCode.WrongParameter, $"parameters belong to an algorithm, and '{train.Algorithm}' takes several", "set train.algorithm");
        }

        foreach ((string model, int i) in train.Models.Select((model, i) => (model, i)).Where(pair => !Trainers.ByName(pair.model).Supports(task)))
        {
            Refuse(project.Says($"train.models[{i}]") ? $"train.models[{i}]" : "train.models", FaultCode.WrongAlgorithm, $"{model} cannot learn this kind of target");
        }

        if (train.Tune?.Metric is { } metric && !MetricNames.Of(task).Contains(metric))
        {
            Refuse("train.tune.metric", FaultCode.WrongMetric, $"this kind of target has no metric '{metric}'", $"it has {string.Join(", ", MetricNames.Of(task))}");
        }

        if (train.BalanceClasses is true && task is TaskKind.Regression)
        {
            Refuse("train.class_weight", FaultCode.WrongParameter, "numbers have no classes to balance");
        }

        if (project.Section<TargetSection>().LogTransform is true && task is not TaskKind.Regression)
        {
            Refuse("target.transform", FaultCode.WrongParameter, "classes have no logarithm; only numbers can be transformed");
        }

        if (train.Combine is not null && train.Algorithm != Recipe.Ensemble)
        {
            Refuse("train.combine", FaultCode.WrongParameter, "only an ensemble combines models", "set train.algorithm to ensemble");
        }

        if (train.Calibrate is not null and not CalibrationKind.None && task is not TaskKind.BinaryClassification)
        {
            Refuse("train.calibrate", FaultCode.WrongParameter, "only probabilities of two classes are calibrated");
        }

        if (project.Section<TargetSection>().Interval is not null && task is not TaskKind.Regression)
        {
            Refuse("target.interval", FaultCode.WrongParameter, "only numbers have intervals; classes have probabilities");
        }

        if (train.Monotone.Count > 0 && train.Algorithm is not TrainSection.Auto and not Recipe.Ensemble && !Algorithm.KeepsDirections(train.Algorithm))
        {
            Refuse("train.monotone", FaultCode.WrongParameter, $"{train.Algorithm} keeps no directions", "trees do: gradient_boosting, random_forest, decision_tree");
        }

        if (train.Split.Fold >= (train.Split.RowModulo ?? 1))
        {
            Refuse("train.split.fold", FaultCode.OutOfRange, $"the fold is {train.Split.Fold}; it must be below train.split.row_modulo, which is {(train.Split.RowModulo is { } count ? $"{count}" : "not set")}");
        }
    }
}
