using Mainspring.Learning.Training;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Tests.Training;

public sealed class DecisionTreeTests() : TrainerContract("decision_tree", TaskKind.BinaryClassification, TaskKind.MulticlassClassification, TaskKind.Regression)
{
    protected override HyperParameters Quick => HyperParameters.None;

    protected override bool HasRounds => false;

    [Fact]
    public void It_is_one_tree_whose_leaves_hold_shares()
    {
        float[] x = [.. Enumerable.Range(0, 80).Select(i => i < 40 ? 0f : 1f)];
        float[] y = [.. Enumerable.Range(0, 80).Select(i => i < 10 || i >= 50 ? 1f : 0f)];
        var tree = (TreeEnsemble)Trainers.ByName("decision_tree").Train(new() { Features = new(x, y.Length, 1, ["x"]), Target = y, Task = TaskKind.BinaryClassification }).Predictor;

        tree.TreeCount.ShouldBe(1);
        float[] outputs = new float[2];
        tree.Predict([0, 1], 2, outputs);
        outputs.ShouldBe([0.25f, 0.75f], 1e-5);
    }
}
