using System.Diagnostics;
using System.Globalization;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Data.Writing;
using Mainspring.Learning;
using Mainspring.Learning.Models;
using Mainspring.Learning.Training;
using Mainspring.Learning.XGBoost;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Bench.Training;

/// <summary>
/// Boosting a million rows of 20 numbers, 100 rounds of depth 6: our train step and our whole way from a Parquet file to a judged and written model, against XGBoost driven bare through its
/// C interface over the same numbers. Each runs in a process of its own, in turns, so that neither pays for the memory of the other.
/// </summary>
internal static class TrainingBenchmark
{
    private const int Rows = 1_000_000;
    private const int Features = 20;
    private const int Rounds = 3;
    private const double TrainLimit = 1.05;
    private const double PipelineLimit = 1.35;
    private const double MemoryLimit = 1.5;
    private static readonly HyperParameters Parameters = HyperParameters.None.With("trees", 100).With("max_depth", 6);

    /// <summary>Prints the medians of three turns against each limit; 1 when one is missed.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["peer" or "step" or "pipeline", var path])
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{args[0] switch { "peer" => Peer(), "step" => Step(), _ => Pipeline(path) }:R} {PeakBytes()}"));
            return 0;
        }

        string folder = Directory.CreateTempSubdirectory("mainspring-bench-").FullName;
        try
        {
            string file = Path.Combine(folder, "rows.parquet");
            TableWriter.Write(TableOf(), file);
            var found = new Dictionary<string, List<(double Seconds, double Bytes)>> { ["peer"] = [], ["step"] = [], ["pipeline"] = [] };
            for (int round = 0; round < Rounds; round++)
            {
                foreach (string part in found.Keys)
                {
                    found[part].Add(await ChildAsync(part, file));
                }
            }

            return Print(found);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Print(Dictionary<string, List<(double Seconds, double Bytes)>> found)
    {
        double peer = Median(found["peer"].Select(run => run.Seconds)), peerBytes = Median(found["peer"].Select(run => run.Bytes));
        double step = Median(found["step"].Select(run => run.Seconds)) / peer, pipeline = Median(found["pipeline"].Select(run => run.Seconds)) / peer, memory = Median(found["pipeline"].Select(run => run.Bytes)) / peerBytes;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"training: XGBoost bare {peer:F1} s, peak {peerBytes / 1e6:F0} MB"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"training: train step {step:F2} of XGBoost's time (limit {TrainLimit})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"training: Parquet to judged and written model {pipeline:F2} of XGBoost's time (limit {PipelineLimit}), peak memory {memory:F2} of its (limit {MemoryLimit})"));
        return step <= TrainLimit && pipeline <= PipelineLimit && memory <= MemoryLimit ? 0 : 1;
    }

    /// <summary>XGBoost as its own examples drive it.</summary>
    private static double Peer()
    {
        (float[] values, float[] target) = Draw();
        long started = Stopwatch.GetTimestamp();
        using DMatrixHandle matrix = DMatrixHandle.Of(values, Rows, Features, Environment.ProcessorCount);
        matrix.SetTarget(target);
        using var booster = new Booster(matrix, matrix, [("objective", "binary:logistic"), ("tree_method", "hist"), ("max_depth", "6"), ("eta", "0.05"), ("subsample", "0.8"), ("colsample_bytree", "0.8"), ("nthread", $"{Environment.ProcessorCount}"), ("verbosity", "0")]);
        for (int round = 0; round < 100; round++)
        {
            booster.Update(round);
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Step()
    {
        (float[] values, float[] target) = Draw();
        var input = new TrainingInput { Features = new(values, Rows, Features, Names), Target = target, Task = TaskKind.BinaryClassification, Parameters = Parameters };
        long started = Stopwatch.GetTimestamp();
        _ = Trainers.ByName("gradient_boosting").Train(input);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Pipeline(string file)
    {
        long started = Stopwatch.GetTimestamp();
        Table table = TableReader.Read(file);
        var spec = new TrainingSpec { Target = "y", Task = TaskKind.BinaryClassification, Classes = ["0", "1"], Algorithm = "gradient_boosting", Parameters = Parameters };
        TrainingOutcome outcome = Trainer.Train(spec, table);
        _ = ModelDirectory.Write(Path.Combine(Path.GetDirectoryName(file)!, "model"), outcome.Model, new("bench", DateTimeOffset.UnixEpoch));
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<(double Seconds, double Bytes)> ChildAsync(string part, string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(TrainingBenchmark).Assembly.Location] : [];
        foreach (string word in (string[])[.. program, "training", part, file])
        {
            start.ArgumentList.Add(word);
        }

        using Process child = Process.Start(start)!;
        string output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        double[] numbers = [.. output.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        return (numbers[0], numbers[1]);
    }

    private static long PeakBytes()
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }

    private static string[] Names { get; } = [.. Enumerable.Range(0, Features).Select(i => $"f{i}")];

    private static (float[] Values, float[] Target) Draw()
    {
        var random = new Random(7);
        float[] values = new float[Rows * Features], target = new float[Rows];
        for (int row = 0; row < Rows; row++)
        {
            double sum = 0;
            for (int j = 0; j < Features; j++)
            {
                float value = random.NextSingle();
                values[(row * Features) + j] = value;
                sum += j < 8 ? Math.Sin(6 * value) : 0;
            }

            target[row] = sum + (3 * (random.NextDouble() - 0.5)) > 0.5 ? 1 : 0;
        }

        return (values, target);
    }

    private static Table TableOf()
    {
        (float[] values, float[] target) = Draw();
        return new(
        [
            .. Enumerable.Range(0, Features).Select(j => (Column)new RealColumn(Names[j], [.. Enumerable.Range(0, Rows).Select(row => (double)values[(row * Features) + j])])),
            new IntegerColumn("y", [.. target.Select(value => (long)value)]),
        ]);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
