using Mainspring.Learning.Training;

namespace Mainspring.Learning.Tests.Training;

public sealed class GradientBoostingTests() : TrainerContract("gradient_boosting", TaskKind.BinaryClassification, TaskKind.MulticlassClassification, TaskKind.Regression)
{
    protected override HyperParameters Quick => HyperParameters.None.With("trees", 23).With("learning_rate", 0.3);
}
