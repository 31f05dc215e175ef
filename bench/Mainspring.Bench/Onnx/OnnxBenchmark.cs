using System.Diagnostics;
using System.Globalization;
using Mainspring.Bench.Predict;
using Mainspring.Learning.Features;
using Mainspring.Learning.Foreign;
using Mainspring.Learning.Models;
using Mainspring.Learning.Onnx;
using Mainspring.Learning.Onnx.Export;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Batching;

namespace Mainspring.Bench.Onnx;

/// <summary>
/// Graphs under 64 callers of one row each: those who wait share the next run, against the same graph where each has a run of its own, in turns. Where the trial that servers make says that
/// sharing pays, it must bring 1.3 × as many answers a second.
/// </summary>
internal static class OnnxBenchmark
{
    private const double Limit = 1.3;
    private const int Callers = 64;
    private const int Rounds = 5;
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(string[] args)
    {
        bool isGood = true;
        foreach ((string name, byte[] graph) in (IEnumerable<(string, byte[])>)
            [("100 boosted trees", OnnxExport.Write(PredictBenchmark.Train("gradient_boosting", 100))), ("net of 2 x 512", Net(20, 512)), ("net of 2 x 1536", Net(20, 1536))])
        {
            isGood &= await MeasureAsync(name, graph);
        }

        return isGood ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(string name, byte[] graph)
    {
        Model model = ForeignModel.Read(ForeignFormat.Onnx, "model.onnx", new Dictionary<string, byte[]> { ["model.onnx"] = graph }, [], ForeignTarget.Unknown);
        ServedModel alone = new(name, 1, model);
        ServedModel shared = alone.WithSharedRuns();
        bool pays = SharingTrial.Pays(alone, TimeProvider.System);
        await CallAsync(shared);
        await CallAsync(alone);
        List<double> ratios = [];
        (double together, double apart) = (0, 0);
        for (int round = 0; round < Rounds; round++)
        {
            (double one, double other) = (await CallAsync(shared), await CallAsync(alone));
            together += one / Rounds;
            apart += other / Rounds;
            ratios.Add(one / other);
        }

        ratios.Sort();
        double ratio = ratios[Rounds / 2];
        bool isGood = !pays || ratio >= Limit;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"onnx {name,-18} {together,8:N0} rows/s shared, {apart,8:N0} alone, ratio {ratio:0.00} ({ratios[0]:0.00}..{ratios[^1]:0.00}), {(pays ? $"shared when served, limit {Limit:0.0}: {(isGood ? "passed" : "FAILED")}" : "not shared when served")}"));
        return isGood;
    }

    /// <summary>Answers a second.</summary>
    private static async Task<double> CallAsync(ServedModel model)
    {
        long rows = 0;
        long began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            double[] cells = [.. model.Rows.Schema.Cells.Select((column, place) => column.Type == Data.Tables.ColumnType.Category ? Cell.Unseen : (caller + place) % 7)];
            float[] outputs = new float[model.OutputCount];
            long own = 0;
            for (; Stopwatch.GetElapsedTime(began) < Slice; own++)
            {
                await model.ScoreAsync(cells, 1, outputs);

                // As requests do, which come from the network in between.
                await Task.Yield();
            }

            Interlocked.Add(ref rows, own);
        })));
        return rows / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>A net with two hidden layers of so many units.</summary>
    private static byte[] Net(int inputs, int units)
    {
        var graph = new OnnxGraph();
        graph.Input("X", OnnxType.Float, 0, inputs);
        string first = graph.Add("Relu", graph.Add("MatMul", "X", graph.Floats(Weights(inputs * units), inputs, units)));
        string second = graph.Add("Relu", graph.Add("MatMul", first, graph.Floats(Weights(units * units), units, units)));
        graph.Output("y", OnnxType.Float, graph.Add("MatMul", second, graph.Floats(Weights(units), units, 1)), 0, 1);
        return graph.Write("net", []);
    }

    private static float[] Weights(int count) => [.. Enumerable.Range(0, count).Select(index => ((index * 7919 % 1009) - 504) / 20_000f)];
}
