using Mainspring.Learning.Training;

namespace Mainspring.Learning.Tests.Training;

public sealed class LogisticRegressionTests() : TrainerContract("logistic_regression", TaskKind.BinaryClassification, TaskKind.MulticlassClassification)
{
    protected override HyperParameters Quick => HyperParameters.None;
}
