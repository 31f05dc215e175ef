using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Foreign;
using Mainspring.Learning.Models;
using Mainspring.Learning.Onnx.Export;
using Mainspring.Learning.Tests.Foreign;
using Mainspring.Learning.Tests.Onnx;
using Mainspring.Learning.Tests.Training;
using Mainspring.Learning.Tests.XGBoost;
using Mainspring.Learning.Training;
using Mainspring.Learning.XGBoost;

namespace Mainspring.Learning.Tests.Models;

/// <summary>What holds for every model that answers here, whoever wrote it.</summary>
public abstract class ScorerContract
{
    private const double Rounding = 1e-6;

    protected abstract Model Make();

    [Fact]
    public void A_row_scores_alone_as_it_does_in_a_batch()
    {
        var scorer = new Scorer(Make());
        double[] cells = Draw(scorer, 300);
        float[] together = new float[300 * scorer.OutputCount];
        scorer.Score(cells, 300, together);

        float[] alone = new float[scorer.OutputCount];
        for (int row = 0; row < 300; row++)
        {
            scorer.Score(cells.AsSpan(row * scorer.CellCount, scorer.CellCount), 1, alone);
            for (int k = 0; k < alone.Length; k++)
            {
                ((double)together[(row * alone.Length) + k]).ShouldBe(alone[k], Rounding * Math.Max(1, Math.Abs(alone[k])));
            }
        }
    }

    [Fact]
    public void Several_threads_get_the_same()
    {
        var scorer = new Scorer(Make());
        double[] cells = Draw(scorer, 64);
        float[][] results = [.. Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(4).Select(_ =>
        {
            float[] outputs = new float[64 * scorer.OutputCount];
            scorer.Score(cells, 64, outputs);
            return outputs;
        })];

        results.ShouldAllBe(result => result.SequenceEqual(results[0]));
    }

    [Fact]
    public void A_record_of_missing_values_is_scored_and_probabilities_are_shares()
    {
        var scorer = new Scorer(Make());
        double[] cells = Draw(scorer, 20);
        Array.Fill(cells, Cell.Missing, 0, scorer.CellCount);
        float[] outputs = new float[20 * scorer.OutputCount];
        scorer.Score(cells, 20, outputs);

        outputs.ShouldAllBe(output => float.IsFinite(output));
        if (scorer.Model.Target.Classes.Count > 0)
        {
            outputs.ShouldAllBe(output => output >= 0 && output <= 1);
            outputs.Chunk(scorer.OutputCount).Where(row => row.Length > 1).ShouldAllBe(row => Math.Abs(row.Sum() - 1) < 1e-5);
        }
    }

    [Fact]
    public void Of_no_rows_nothing_is_scored()
    {
        var scorer = new Scorer(Make());
        Should.NotThrow(() => scorer.Score([], 0, []));
    }

    private static double[] Draw(Scorer scorer, int rows)
    {
        var random = new Random(11);
        IReadOnlyList<InputColumn> columns = scorer.Model.Plan.Inputs.Columns;
        return [.. Enumerable.Range(0, rows * columns.Count).Select(i => columns[i % columns.Count] switch
        {
            { Type: ColumnType.Category, Levels: var levels } => random.Next(-1, levels.Count),
            { Type: ColumnType.Boolean } => random.Next(2),
            { Type: ColumnType.Integer or ColumnType.Timestamp } => random.Next(100),
            { Required: false } when random.Next(8) == 0 => Cell.Missing,
            _ => Math.Round(random.NextDouble() * 20, 3),
        })];
    }

    private static Model Foreign(ForeignFormat format, string file, byte[] bytes) =>
        ForeignModel.Read(format, file, new Dictionary<string, byte[]> { [file] = bytes }, [], ForeignTarget.Unknown);

    public sealed class Own : ScorerContract
    {
        protected override Model Make() => Trained.Of("boosted multiclass");
    }

    public sealed class OfOnnx : ScorerContract
    {
        protected override Model Make() => Foreign(ForeignFormat.Onnx, "model.onnx", OnnxExport.Write(Trained.Of("forest multiclass")));
    }

    public sealed class OfXGBoost : ScorerContract
    {
        protected override unsafe Model Make()
        {
            TrainingInput input = SampleRows.Input(TaskKind.MulticlassClassification, rows: 300);
            using Booster booster = SampleBooster.Fit(input, depth: 4, rounds: 5);
            NativeMethods.Check(NativeMethods.XGBoosterSaveModelToBuffer(booster.Handle, """{"format":"ubj"}""", out ulong length, out nint bytes));
            return Foreign(ForeignFormat.XGBoost, "model.ubj", new ReadOnlySpan<byte>((void*)bytes, (int)length).ToArray());
        }
    }

    public sealed class OfLightGbm : ScorerContract
    {
        protected override Model Make()
        {
            var random = new Random(3);
            double[] values = [.. Enumerable.Range(0, 900).Select(_ => random.NextDouble() * 10)];
            using var library = new LightGbmReference(values, [.. values.Chunk(3).Select(row => row[0] + row[1] > 9 ? 1f : 0)], 3, "objective=binary", rounds: 8);
            return Foreign(ForeignFormat.LightGbm, "model.lgb", library.Save());
        }
    }
}
