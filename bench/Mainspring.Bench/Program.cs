using Mainspring.Bench.Artifacts;
using Mainspring.Bench.Explanation;
using Mainspring.Bench.Onnx;
using Mainspring.Bench.Predict;
using Mainspring.Bench.Scores;
using Mainspring.Bench.Serving;
using Mainspring.Bench.Tracking;
using Mainspring.Bench.Training;
using Mainspring.Bench.Trees;

// Each benchmark prints its figures and its ratio against a limit or a peer measured in the same run.
(string Name, Func<string[], Task<int>> Run)[] benchmarks =
[
    ("trees", TreesBenchmark.RunAsync),
    ("explain", ExplainBenchmark.RunAsync),
    ("predict", PredictBenchmark.RunAsync),
    ("onnx", OnnxBenchmark.RunAsync),
    ("endpoint", EndpointBenchmark.RunAsync),
    ("records", ManyRecordsBenchmark.RunAsync),
    ("overload", OverloadBenchmark.RunAsync),
    ("flask", FlaskBenchmark.RunAsync),
    ("start", StartBenchmark.RunAsync),
    ("tracking", TrackingBenchmark.RunAsync),
    ("artifact", ArtifactBenchmark.RunAsync),
];

// Minutes long: run by their names alone.
(string Name, Func<string[], Task<int>> Run)[] studies =
[
    ("training", TrainingBenchmark.RunAsync),
    ("scores", ScoresBenchmark.RunAsync),
];

if (args is ["echo"])
{
    return await EchoServer.RunAsync([]);
}

string name = args.FirstOrDefault("all");
string[] rest = [.. args.Skip(1)];
if (name != "all" && benchmarks.Concat(studies).All(benchmark => benchmark.Name != name))
{
    Console.Error.WriteLine($"There is no benchmark '{name}'; write all or one of {string.Join(", ", benchmarks.Concat(studies).Select(benchmark => benchmark.Name))}.");
    return 2;
}

int worst = 0;
foreach ((string _, Func<string[], Task<int>> run) in name == "all" ? benchmarks : benchmarks.Concat(studies).Where(benchmark => benchmark.Name == name))
{
    worst = Math.Max(worst, await run(rest));
}

return worst;
