using System.Diagnostics;
using System.Globalization;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Learning.Features;
using Mainspring.Learning.Models;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Batch;

namespace Mainspring.Bench.Predict;

/// <summary>
/// Scores a million rows of the telco example, CSV in and out, in a process of its own, so that its peak memory is its own. Limits: 250,000 rows a second, 200 MB.
/// </summary>
internal static class PredictBenchmark
{
    private const double RowsPerSecondLimit = 250_000;
    private const double MegabytesLimit = 200;
    private const string ChildWord = "--child";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [ChildWord, string model, string from, string to])
        {
            return await ScoreAsync(model, from, to);
        }

        int rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        string folder = Directory.CreateTempSubdirectory("mainspring-bench-").FullName;
        try
        {
            string input = Path.Combine(folder, "telco.csv");
            TelcoRows.Write(input, rows);
            bool passed = true;
            foreach ((string algorithm, int trees) in (ReadOnlySpan<(string, int)>)[("gradient_boosting", 100), ("gradient_boosting", 300)])
            {
                passed &= Measure(folder, input, algorithm, trees, rows);
            }

            return passed ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Measure(string folder, string input, string algorithm, int trees, int rows)
    {
        string model = Path.Combine(folder, $"{algorithm}-{trees}");
        ModelDirectory.Write(model, Train(algorithm, trees), new(new('0', 32), DateTimeOffset.UnixEpoch));
        double megabytes = new FileInfo(input).Length / 1e6;
        double best = 0;
        double peak = 0;
        double copy = 0;
        for (int round = 0; round < 3; round++)
        {
            copy = Math.Max(copy, rows / TimeCopy(input, Path.Combine(folder, "copy.csv")));
            (double seconds, double memory) = RunChild(model, input, Path.Combine(folder, "scored.csv"));
            best = Math.Max(best, rows / seconds);
            peak = Math.Max(peak, memory);
        }

        bool passed = best >= RowsPerSecondLimit && peak <= MegabytesLimit;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"predict {algorithm} {trees} trees: {best:n0} rows/s, {best / rows * megabytes:n0} MB/s of CSV, ratio {best / RowsPerSecondLimit:0.00} against {RowsPerSecondLimit:n0} rows/s; {best / copy:0.000} of a copy of the file; peak {peak:n0} MB (limit {MegabytesLimit:n0}): {(passed ? "passed" : "FAILED")}"));
        return passed;
    }

    /// <summary>What the child does: scores, then tells seconds and peak memory.</summary>
    private static async Task<int> ScoreAsync(string model, string input, string output)
    {
        BatchResult result = await new FileScoring(ModelDirectory.Open(model), TimeProvider.System).RunAsync(input, output, BatchOptions.Default);
        string peak = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Elapsed.TotalSeconds:R} {double.Parse(peak, CultureInfo.InvariantCulture) * 1024 / 1e6:R}"));
        return 0;
    }

    private static (double Seconds, double Megabytes) RunChild(string model, string input, string output)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in (string[])["predict", ChildWord, model, input, output])
        {
            start.ArgumentList.Add(argument);
        }

        using Process child = Process.Start(start)!;
        string[] words = child.StandardOutput.ReadToEnd().Split(' ');
        child.WaitForExit();
        return child.ExitCode == 0 && words.Length == 2
            ? (double.Parse(words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The scoring process ended with {child.ExitCode}.");
    }

    private static double TimeCopy(string from, string to)
    {
        var watch = Stopwatch.StartNew();
        using (FileStream source = File.OpenRead(from))
        using (FileStream target = File.Create(to))
        {
            source.CopyTo(target, 1 << 20);
            target.Flush(flushToDisk: true);
        }

        return watch.Elapsed.TotalSeconds;
    }

    internal static Model Train(string algorithm, int trees)
    {
        Table table = TableReader.Read(TelcoRows.Source);
        FeaturePlan plan = FeaturePlanner.Fit(table, TelcoRows.Target, FeaturePlannerOptions.ForTrees);
        float[] target = [.. Enumerable.Range(0, table.RowCount).Select(row => table[TelcoRows.Target].Format(row) == "Yes" ? 1f : 0f)];
        TrainedPredictor trained = Trainers.ByName(algorithm).Train(new()
        {
            Features = plan.EncodeTable(table),
            Target = target,
            Task = TaskKind.BinaryClassification,
            Parameters = HyperParameters.None.With("trees", trees),
        });
        return new(ModelTarget.Binary(TelcoRows.Target, ColumnType.Category, "No", "Yes"), algorithm, plan, trained.Predictor);
    }
}
