using Mainspring.Learning.Training;

namespace Mainspring.Learning.Tests.Training;

public sealed class LinearRegressionTests() : TrainerContract("linear_regression", TaskKind.Regression)
{
    protected override HyperParameters Quick => HyperParameters.None;

    protected override bool HasRounds => false;
}
