using Mainspring.Learning.Forests;
using Mainspring.Learning.Linear;
using Mainspring.Learning.XGBoost;

namespace Mainspring.Learning.Training;

/// <summary>The algorithms by the names that project files use.</summary>
public static class Trainers
{
    /// <summary>Every trainer.</summary>
    public static IReadOnlyList<ITrainer> All { get; } = [new GradientBoostingTrainer(), new RandomForestTrainer(), new DecisionTreeTrainer(), new LogisticRegressionTrainer(), new LinearRegressionTrainer(), new BaselineTrainer()];

    /// <summary>The trainer of a name.</summary>
    /// <exception cref="TrainingRefusedException">There is none; the message lists the names.</exception>
    public static ITrainer ByName(string algorithm) => All.FirstOrDefault(trainer => trainer.Algorithm == algorithm)
        ?? throw new TrainingRefusedException($"There is no algorithm '{algorithm}'; it must be one of {string.Join(", ", All.Select(trainer => trainer.Algorithm))}.");
}
