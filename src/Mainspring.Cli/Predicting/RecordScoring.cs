using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mainspring.Learning.Explanation;
using Mainspring.Learning.Features;
using Mainspring.Learning.Models;

namespace Mainspring.Cli.Predicting;

/// <summary>Scores the record of a command line.</summary>
internal static class RecordScoring
{
    /// <summary>Prints the answer, or every fault of the record.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="model">The model.</param>
    /// <param name="record">The record as a JSON object.</param>
    /// <param name="explain">Whether to say what the prediction rests on.</param>
    public static int Run(Terminal terminal, Model model, string record, bool explain)
    {
        var scorer = new Scorer(model);
        double[] cells = new double[scorer.CellCount];
        var report = new RowReport();
        Read(model.Plan.Inputs, record, cells, report);
        if (report.HasFaults)
        {
            return Refuse(terminal, report);
        }

        float[] outputs = new float[scorer.OutputCount];
        scorer.Score(cells, 1, outputs);
        JsonObject answer = Answer(scorer, outputs, report);
        if (explain)
        {
            AddContributions(answer, new Explainer(model), cells, Math.Max(0, scorer.Shape(outputs).Class));
        }

        Print(terminal, answer);
        return ExitCode.Ok;
    }

    private static void Read(InputSchema inputs, string record, double[] cells, RowReport report)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(record));
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw new CommandFailure(ExitCode.InvalidInput, "the record is no JSON object; write one such as '{\"tenure\": 1}'");
            }

            new JsonRowReader(inputs).Read(ref reader, cells, report);
            if (reader.Read())
            {
                throw new CommandFailure(ExitCode.InvalidInput, "something follows the record; write one JSON object");
            }
        }
        catch (JsonException damaged)
        {
            throw new CommandFailure(ExitCode.InvalidInput, $"the record is no JSON: {damaged.Message}");
        }
    }

    private static int Refuse(Terminal terminal, RowReport report)
    {
        foreach (RowFault fault in report.Faults)
        {
            terminal.Error($"'{fault.Column}' {fault.Message}");
        }

        if (terminal.IsJson)
        {
            terminal.Json(new JsonObject
            {
                ["error"] = "the record cannot be scored",
                ["exit_code"] = ExitCode.InvalidInput,
                ["errors"] = new JsonArray([.. report.Faults.Select(fault => new JsonObject { ["pointer"] = fault.Pointer, ["message"] = fault.Message })]),
            });
        }

        return ExitCode.InvalidInput;
    }

    private static JsonObject Answer(Scorer scorer, float[] outputs, RowReport report)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            new OutcomeJson(scorer).WriteProperties(writer, outputs);
            writer.WriteEndObject();
        }

        JsonObject answer = JsonNode.Parse(stream.ToArray())!.AsObject();
        if (report.UnseenCount > 0)
        {
            answer["warnings"] = new JsonArray([.. report.Unseen.Select(unseen => JsonValue.Create(unseen.Message))]);
        }

        return answer;
    }

    /// <summary>The contributions to the only output, or to that of the predicted class among several; the strongest first.</summary>
    private static void AddContributions(JsonObject answer, Explainer explainer, double[] cells, int predicted)
    {
        double[] all = new double[explainer.Width];
        explainer.Explain(cells, 1, all);
        int width = explainer.Columns.Count + 1;
        double[] own = all.Length == width ? all : all[(predicted * width)..((predicted + 1) * width)];
        answer["contributions"] = new JsonObject(explainer.Columns.Select((column, i) => KeyValuePair.Create<string, JsonNode?>(column, own[i])).OrderByDescending(pair => Math.Abs(pair.Value!.GetValue<double>())));
        answer["base_value"] = own[^1];
    }

    private static void Print(Terminal terminal, JsonObject answer)
    {
        foreach (JsonNode? warning in answer["warnings"]?.AsArray() ?? [])
        {
            terminal.Warning(warning!.GetValue<string>());
        }

        if (terminal.IsJson)
        {
            terminal.Json(answer);
            return;
        }

        var pairs = new List<(string, string)> { ("prediction", $"{answer["prediction"]}") };
        if (answer["probabilities"] is JsonObject probabilities)
        {
            pairs.AddRange(probabilities.Select(pair => ($"p({pair.Key})", $"{pair.Value}")));
        }

        terminal.KeyValues(pairs);
        if (answer["contributions"] is JsonObject contributions)
        {
            terminal.KeyValues([.. contributions.Select(pair => (pair.Key, pair.Value!.GetValue<double>().ToString("+0.0000;-0.0000;0", CultureInfo.InvariantCulture))), ("base value", $"{answer["base_value"]}")]);
        }
    }
}
