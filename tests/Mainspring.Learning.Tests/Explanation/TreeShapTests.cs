using Mainspring.Learning.Tests.Training;
using Mainspring.Learning.Tests.XGBoost;
using Mainspring.Learning.Training;
using Mainspring.Learning.Trees;
using Mainspring.Learning.XGBoost;

namespace Mainspring.Learning.Tests.Explanation;

public sealed class TreeShapTests
{
    [Theory]
    [InlineData(TaskKind.BinaryClassification, 1, 1)]
    [InlineData(TaskKind.BinaryClassification, 2, 4)]
    [InlineData(TaskKind.Regression, 3, 6)]
    [InlineData(TaskKind.Regression, 4, 12)]
    [InlineData(TaskKind.MulticlassClassification, 5, 5)]
    public void Contributions_equal_those_of_XGBoost(TaskKind task, int seed, int depth)
    {
        TrainingInput input = SampleRows.Input(task, seed: seed);
        using Booster booster = SampleBooster.Fit(input, depth, rounds: 12);
        TreeEnsemble ours = GradientBoostingTrainer.Ensemble(booster.Model(), task);
        int columns = input.Features.Columns;
        FeatureMatrix rows = SampleRows.WithMissing(203, columns, seed);

        double[] contributions = new double[203 * ours.OutputCount * (columns + 1)];
        ours.Explain(rows.Values, 203, contributions);

        float[] theirs = booster.Contributions(rows);
        theirs.Length.ShouldBe(contributions.Length);
        for (int i = 0; i < theirs.Length; i++)
        {
            contributions[i].ShouldBe(theirs[i], 2e-5 * (1 + Math.Abs(theirs[i])), $"contribution {i % (columns + 1)} of row {i / (columns + 1) / ours.OutputCount}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Contributions_equal_the_definition_by_all_subsets(int seed)
    {
        TreeEnsemble tree = RandomTree.Of(features: 5, depth: 7, seed);
        float[] row = SampleRows.WithMissing(1, 5, seed).Values;

        double[] contributions = new double[6];
        tree.Explain(row, 1, contributions);

        double[] defined = ShapleyDefinition.Of(RandomTree.Grown(5, 7, seed), row);
        for (int j = 0; j < defined.Length; j++)
        {
            contributions[j].ShouldBe(defined[j], 1e-12);
        }
    }

    [Fact]
    public void Contributions_of_a_very_deep_tree_add_up_to_its_sum()
    {
        TreeEnsemble tree = RandomTree.Chain(features: 60, depth: 300);
        float[] rows = SampleRows.WithMissing(9, 60, seed: 5).Values;
        float[] sums = new float[9];
        tree.SumMargins(rows, 9, sums);

        double[] contributions = new double[9 * 61];
        tree.Explain(rows, 9, contributions);

        for (int row = 0; row < 9; row++)
        {
            contributions.AsSpan(row * 61, 61).ToArray().Sum().ShouldBe(sums[row], 1e-5);
        }
    }

    [Fact]
    public void A_row_gives_the_same_bits_alone_as_among_others()
    {
        TreeEnsemble tree = RandomTree.Of(features: 5, depth: 6, seed: 3);
        float[] rows = SampleRows.WithMissing(11, 5, seed: 8).Values;
        double[] together = new double[11 * 6];
        tree.Explain(rows, 11, together);

        double[] alone = new double[6];
        for (int row = 0; row < 11; row++)
        {
            tree.Explain(rows.AsSpan(row * 5, 5), 1, alone);
            alone.ShouldBe(together.AsSpan(row * 6, 6).ToArray());
        }
    }

    [Fact]
    public void Without_covers_nothing_is_explained() =>
        Should.Throw<InvalidOperationException>(() => RandomTree.WithoutCovers().Explain(new float[1], 1, new double[2])).Message.ShouldContain("train it again");
}
