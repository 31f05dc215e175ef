using System.Globalization;
using Mainspring.Data.Faults;
using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;
using Mainspring.Lifecycle.Training.Learners;

namespace Mainspring.Lifecycle.Training;

/// <summary>Fills in what a project file leaves open from its data, with the reason of each value, and checks the file against the data.</summary>
public static class ProjectInference
{
    /// <summary>Beyond so many rows boosted trees win, and trying others costs more than it tells.</summary>
    private const int MostRowsToChoose = 50_000;

    /// <summary>The same project with task, positive class, stratification and algorithm set.</summary>
    /// <param name="project">A valid project file.</param>
    /// <param name="table">All rows of its source.</param>
    /// <exception cref="ProjectFileException">The file and the data do not go together; all that is wrong.</exception>
    public static ProjectFile Resolve(ProjectFile project, Table table)
    {
        var faults = new List<ProjectFault>();
        CheckColumns(project, table, faults);
        FeatureChecks.Check(project, table, faults);
        TargetSection target = project.Section<TargetSection>();
        if (table.Schema.IndexOf(target.Column) < 0)
        {
            throw Invalid(faults);
        }

        var guess = new TargetGuess(table[target.Column]);
        if (guess.Unusable is { } why)
        {
            faults.Add(project.Fault("target.column", FaultCode.UnusableTarget, $"the target '{target.Column}' {why}"));
            throw Invalid(faults);
        }

        ProjectFile resolved = ResolveThreshold(ResolveTrain(ResolveTarget(project, guess, faults), guess, faults), faults);
        CheckGate(resolved, faults);
        return faults.Count == 0 ? resolved : throw Invalid(faults);
    }

    private static ProjectFileException Invalid(List<ProjectFault> faults) =>
        new([.. faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)]);

    private static void CheckColumns(ProjectFile project, Table table, List<ProjectFault> faults)
    {
        IEnumerable<(string Path, string Column)> named =
        [
            ("target.column", project.Section<TargetSection>().Column),
            .. project.Section<SchemaSection>().Columns.Select(c => ($"schema.{c.Name}", c.Name)),
            .. Listed("data.id", project.Section<DataSection>().Id ?? []),
            .. Listed("features.drop", [.. project.Section<FeaturesSection>().Drop.Where(NotDerived)]),
            .. TrainingColumns(project.Section<TrainSection>()),
            .. Listed("evaluate.slices", project.Section<EvaluateSection>().Slices),
            .. project.Section<GateSection>().Require.Select((rule, i) => ($"gate.require[{i}]", rule.Slice)).Where(named => named.Slice is not null).Select(named => (project.Says(named.Item1) ? named.Item1 : "gate.require", named.Slice!)),
        ];
        string[] present = [.. table.Schema.Columns.Select(c => c.Name)];
        foreach ((string path, string column) in named.Where(n => !present.Contains(n.Column) && !(n.Path.StartsWith("train.monotone.", StringComparison.Ordinal) && !NotDerived(n.Column))))
        {
            string? near = Spelling.Nearest(column, present);
            faults.Add(project.Fault(path, FaultCode.NoColumn, $"the data has no column '{column}'", near is null ? Present(present) : $"did you mean '{near}'?"));
        }

        static IEnumerable<(string, string)> TrainingColumns(TrainSection train) => new[]
        {
            ("train.split.group", train.Split.Group),
            ("train.split.time", train.Split.Time),
            ("train.folds.group", train.Folds?.Group),
            ("train.folds.time", train.Folds?.Time),
        }.Where(named => named.Item2 is not null).Select(named => (named.Item1, named.Item2!)).Concat(train.Monotone.Select(pair => ($"train.monotone.{pair.Key}", pair.Key)));

        bool NotDerived(string column) => project.Section<FeaturesSection>().Add.All(pair => pair.Key != column);

        static string Present(string[] columns)
        {
            string listed = $"it has {string.Join(", ", columns.Take(40))}";
            return columns.Any(column => double.TryParse(column, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) ? $"{listed}: does the file lack its header row?" : listed;
        }

        static IEnumerable<(string, string)> Listed(string path, IReadOnlyList<string> columns) =>
            columns.Select((column, i) => (columns.Count == 1 ? path : $"{path}[{i}]", column));
    }

    private static ProjectFile ResolveTarget(ProjectFile project, TargetGuess guess, List<ProjectFault> faults)
    {
        TargetSection target = project.Section<TargetSection>();
        var reasons = new Dictionary<string, string>();
        if (target.Task is null)
        {
            (TaskKind task, reasons["target.task"]) = guess.Task();
            target = target with { Task = task };
        }

        string? unfit = target.Task switch
        {
            TaskKind.Regression when !guess.IsNumeric => "a regression needs numbers, and the column holds other values",
            TaskKind.BinaryClassification when guess.Distinct != 2 => $"a binary classification needs two distinct values, and the column has {guess.Distinct:N0}",
            _ => null,
        };
        if (unfit is not null)
        {
            faults.Add(project.Fault("target.task", FaultCode.UnusableTarget, $"the target '{target.Column}' cannot be learned so: {unfit}"));
        }
        else if (target.Task is TaskKind.BinaryClassification && target.Positive is null)
        {
            (string positive, reasons["target.positive"]) = guess.Positive();
            target = target with { Positive = positive };
        }
        else if (target.Positive is { } named && (target.Task is not TaskKind.BinaryClassification || !guess.Has(named)))
        {
            faults.Add(project.Fault("target.positive", FaultCode.NoSuchClass, Unknown(target, named), $"the values are {string.Join(", ", guess.Values.Take(20))}"));
        }

        return project.Infer(target, reasons);
    }

    private static string Unknown(TargetSection target, string positive) => target.Task is TaskKind.BinaryClassification
        ? $"the target '{target.Column}' never is '{positive}'"
        : $"only a target with two values has a positive class, and '{target.Column}' is no such target";

    private static ProjectFile ResolveTrain(ProjectFile project, TargetGuess guess, List<ProjectFault> faults)
    {
        TrainSection train = project.Section<TrainSection>();
        TaskKind task = project.Section<TargetSection>().Task!.Value;
        var reasons = new Dictionary<string, string>();
        if (train.Algorithm == Recipe.Ensemble && train.Models.Count == 0)
        {
            train = train with { Models = UsualModels(task) };
            reasons["train.models"] = "a linear model, trees side by side and trees one after the other err differently";
        }

        if (train.Algorithm == TrainSection.Auto)
        {
            (train, reasons["train.algorithm"]) = Candidates(train, task, guess.Rows);
        }

        if (train.Split.Stratify is null)
        {
            bool classes = task is not TaskKind.Regression;
            train = train with { Split = train.Split with { Stratify = classes } };
            reasons["train.split.stratify"] = classes ? "each class keeps its share in the held-out rows" : "a regression has no classes";
        }

        if (train.Algorithm is not TrainSection.Auto and not Recipe.Ensemble)
        {
            CheckTrainer(project, train, task, faults);
        }

        TrainChecks.Check(project, train, task, faults);
        return project.Infer(train, reasons);
    }

    /// <summary>What calls are made best at: what is asked for, else the agreement of calls and truth, which favours neither class.</summary>
    private static ProjectFile ResolveThreshold(ProjectFile project, List<ProjectFault> faults)
    {
        EvaluateSection evaluate = project.Section<EvaluateSection>();
        bool twoClasses = project.Section<TargetSection>().Task is TaskKind.BinaryClassification;
        if (evaluate.Threshold is not null)
        {
            if (!twoClasses)
            {
                faults.Add(project.Fault("evaluate.threshold", FaultCode.WrongParameter, "only a target with two values has a threshold"));
            }

            return project;
        }

        if (!twoClasses || TrainingSpecs.FoldsOf(project, 0) is null)
        {
            return project;
        }

        string[] asked = [.. new[] { project.Section<TrainSection>().Tune?.Metric }.OfType<string>(), .. project.Section<GateSection>().Require.Select(rule => rule.Metric)];
        (string aim, string reason) = asked.FirstOrDefault(metric => metric is "f1" or "mcc" or "accuracy") is { } named
            ? (named, "what the gate or the search asks for")
            : ("f1", "finds many of the positive class at few false alarms");
        return project.Infer(evaluate with { Threshold = new() { Maximize = aim } }, new Dictionary<string, string> { ["evaluate.threshold"] = $"{reason}; chosen on rows that were not learned from" });
    }

    /// <summary>What auto chooses from, or the algorithm itself where there is no choice.</summary>
    private static (TrainSection Train, string Reason) Candidates(TrainSection train, TaskKind task, int rows)
    {
        if (train.Models is [var only])
        {
            return (train with { Algorithm = only, Models = [] }, "the only one of train.models");
        }

        if (train.Models.Count == 0 && rows > MostRowsToChoose)
        {
            return (train with { Algorithm = "gradient_boosting" }, $"the strongest on large tables, here {rows:N0} rows");
        }

        IReadOnlyList<string> models = train.Models.Count > 0 ? train.Models : UsualModels(task);
        return (train with { Models = models }, "the best of train.models on folds of the rows of training");
    }

    private static IReadOnlyList<string> UsualModels(TaskKind task) => [task is TaskKind.Regression ? "linear_regression" : "logistic_regression", "random_forest", "gradient_boosting"];

    private static void CheckTrainer(ProjectFile project, TrainSection train, TaskKind task, List<ProjectFault> faults)
    {
        ITrainer trainer = Trainers.ByName(train.Algorithm);
        if (!trainer.Supports(task))
        {
            string fitting = string.Join(", ", Trainers.All.Where(t => t.Supports(task)).Select(t => t.Algorithm));
            faults.Add(project.Fault("train.algorithm", FaultCode.WrongAlgorithm, $"{train.Algorithm} cannot learn this kind of target", $"choose one of {fitting}"));
        }

        foreach ((string name, string _) in train.Parameters)
        {
            HyperParameterInfo? info = trainer.Parameters.FirstOrDefault(p => p.Name == name);
            try
            {
                if (info is null)
                {
                    string known = string.Join(", ", trainer.Parameters.Select(p => p.Name));
                    string? near = Spelling.Nearest(name, trainer.Parameters.Select(p => p.Name));
                    faults.Add(project.Fault($"train.parameters.{name}", FaultCode.WrongParameter, $"{train.Algorithm} has no parameter '{name}'", near is null ? $"it has {known}" : $"did you mean '{near}'?"));
                }
                else
                {
                    train.Parameters.Number(info, 0);
                }
            }
            catch (TrainingRefusedException refused)
            {
                faults.Add(project.Fault($"train.parameters.{name}", FaultCode.WrongParameter, refused.Message.TrimEnd('.')));
            }
        }
    }

    private static void CheckGate(ProjectFile project, List<ProjectFault> faults)
    {
        IReadOnlyList<GateRule> rules = project.Section<GateSection>().Require;
        IReadOnlyList<string> metrics = MetricNames.Of(project.Section<TargetSection>().Task!.Value);
        for (int i = 0; i < rules.Count; i++)
        {
            if (!metrics.Contains(rules[i].Metric) && rules[i].Metric != GateRule.Latency)
            {
                faults.Add(project.Fault(
                    project.Says($"gate.require[{i}]") ? $"gate.require[{i}]" : "gate.require",
                    FaultCode.WrongMetric,
                    $"this kind of target has no metric '{rules[i].Metric}'",
                    $"it has {string.Join(", ", metrics)}"));
            }
        }
    }
}
