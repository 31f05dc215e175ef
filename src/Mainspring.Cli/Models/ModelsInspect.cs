using System.Text.Json.Nodes;
using Mainspring.Learning.Features;
using Mainspring.Learning.Foreign;
using Mainspring.Learning.Models;
using Mainspring.Learning.Scoring;

namespace Mainspring.Cli.Models;

/// <summary><c>mainspring models inspect</c>: what a model of another tool is, and whether it can be served. The server has this verb try models in a process of its own.</summary>
internal static class ModelsInspect
{
    private static readonly Argument<string> Source = new("source") { Description = "a model directory, or a file of ONNX, XGBoost (JSON, UBJSON) or LightGBM (text)" };

    public static Command Create()
    {
        VerbCommand verb = new("inspect", "Say what a model reads and answers, and try it, without registering it.")
        {
            Examples = [new("mainspring models inspect model.onnx", "columns, classes, and whether it can be served")],
            ExitCodes = "6 no such folder or file, 65 it is no model that can be served",
        };
        verb.Add(Source);
        return verb.Runs(InspectAsync);
    }

    private static Task<int> InspectAsync(Invocation invocation, CancellationToken cancellation)
    {
        using ForeignSource source = ForeignSource.Of(Path.GetFullPath(invocation.Value(Source)!), [], ForeignTarget.Unknown);
        Model model = source.Open();
        Try(model);
        cancellation.ThrowIfCancellationRequested();
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(Describe(model));
        }
        else
        {
            invocation.Terminal.KeyValues(
            [
                ("algorithm", model.Algorithm),
                ("predicts", model.Target.Classes.Count == 0 ? $"{model.Target.Column}, a number" : $"{model.Target.Column}: {string.Join(", ", model.Target.Classes)}"),
                ("columns", string.Join(", ", model.Plan.Inputs.Columns.Select(column => $"{column.Name} ({TypeOf(column)})"))),
                ("identity", model.Identity),
            ]);
        }

        return Task.FromResult(ExitCode.Ok);
    }

    /// <summary>A record of missing values, as serving tries it too.</summary>
    private static void Try(Model model)
    {
        var scorer = new Scorer(model);
        double[] cells = new double[scorer.CellCount];
        Array.Fill(cells, Cell.Missing);
        float[] outputs = new float[scorer.OutputCount];
        try
        {
            scorer.Score(cells, 1, outputs);
        }
        catch (ScoringFailedException failed)
        {
            throw new CommandFailure(ExitCode.InvalidInput, failed.Message);
        }
    }

    private static JsonObject Describe(Model model) => new()
    {
        ["algorithm"] = model.Algorithm,
        ["identity"] = model.Identity,
        ["target"] = model.Target.Column,
        ["classes"] = new JsonArray([.. model.Target.Classes.Select(label => JsonValue.Create(label))]),
        ["columns"] = new JsonArray([.. model.Plan.Inputs.Columns.Select(column => new JsonObject { ["name"] = column.Name, ["type"] = TypeOf(column), ["required"] = column.Required })]),
    };

    private static string TypeOf(InputColumn column) => column.Type.ToString().ToLowerInvariant();
}
