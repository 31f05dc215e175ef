using Mainspring.Learning.Tests.Training;
using Mainspring.Learning.Training;
using Mainspring.Learning.XGBoost;

namespace Mainspring.Learning.Tests.XGBoost;

public sealed class BinnedRowsTests
{
    [Theory]
    [InlineData(TaskKind.BinaryClassification, false)]
    [InlineData(TaskKind.BinaryClassification, true)]
    [InlineData(TaskKind.Regression, true)]
    public void Bins_make_the_very_trees_that_the_plain_matrix_makes(TaskKind task, bool weighted)
    {
        TrainingInput input = SampleRows.Input(task, rows: 1500);
        float[]? weights = weighted ? [.. Enumerable.Range(0, 1500).Select(row => 0.5f + (row % 4))] : null;
        using DMatrixHandle plain = TrainingRows.Matrix(input.Features, input.Target, 1), binned = BinnedRows.Of(input.Features, input.Target, weights, 64, 2);
        if (weights is not null)
        {
            plain.SetWeights(weights);
        }

        Trees(binned, binned).ShouldBe(Trees(plain, plain));
    }

    [Fact]
    public void Other_rows_are_measured_in_the_bins_of_the_first_as_if_they_were_plain()
    {
        TrainingInput input = SampleRows.Input(TaskKind.Regression, rows: 800), other = SampleRows.Input(TaskKind.Regression, rows: 300, seed: 4);
        using DMatrixHandle rows = BinnedRows.Of(input.Features, input.Target, null, 64, 1);
        using DMatrixHandle plain = TrainingRows.Matrix(other.Features, other.Target, 1), binned = BinnedRows.Like(rows, other.Features, other.Target, 64, 1);

        using Booster first = Fit(rows, plain), second = Fit(rows, binned);

        second.Evaluate(4).ShouldBe(first.Evaluate(4));
    }

    [Fact]
    public void Infinities_are_brought_within_range()
    {
        float[] values = [1, float.PositiveInfinity, 2, float.NegativeInfinity, float.NaN, float.MaxValue];
        using DMatrixHandle rows = BinnedRows.Of(new(values, 6, 1, ["x"]), [0, 1, 0, 1, 0, 1], null, 16, 1);
        using Booster booster = Fit(rows, rows);
        booster.Model().FeatureCount.ShouldBe(1);
    }

    private static string Trees(DMatrixHandle rows, DMatrixHandle measured)
    {
        using Booster booster = Fit(rows, measured);
        return string.Join('\n', XGBoostTrees.Of(booster.Model()).Select(tree => $"{string.Join(' ', tree.Features)} {string.Join(' ', tree.Values)} {string.Join(' ', tree.Covers)}"));
    }

    private static Booster Fit(DMatrixHandle rows, DMatrixHandle measured)
    {
        var booster = new Booster(rows, measured, [("objective", "reg:squarederror"), ("tree_method", "hist"), ("max_depth", "4"), ("max_bin", "64"), ("seed", "3"), ("subsample", "0.8"), ("nthread", "1"), ("verbosity", "0"), ("eval_metric", "rmse")]);
        for (int round = 0; round < 5; round++)
        {
            booster.Update(round);
        }

        return booster;
    }
}
