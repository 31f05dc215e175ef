using System.Globalization;
using System.Text;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Serialization;

namespace Mainspring.Cli.Endpoints;

/// <summary><c>mainspring endpoints invoke</c>.</summary>
internal static class EndpointsInvoke
{
    private static readonly Argument<string> Name = EndpointsVerb.Name();
    private static readonly Option<string> Record = new("--record", "-r") { Description = "one record as JSON, or - to read the body from standard input", HelpName = "json", Required = true };

    public static Command Create()
    {
        VerbCommand verb = new("invoke", "Ask an endpoint for predictions.")
        {
            Examples =
            [
                new("mainspring endpoints invoke churn --record '{\"tenure\": 1}'", "one record; columns left out are missing values"),
                new("mainspring endpoints invoke churn --record - --json < body.json", "a body such as {\"records\": [...]}"),
            ],
            ExitCodes = "6 no such endpoint",
        };
        verb.Add(Name);
        verb.Add(Record);
        return verb.Runs(InvokeAsync);
    }

    private static async Task<int> InvokeAsync(Invocation invocation, CancellationToken cancellation)
    {
        string text = invocation.Value(Record)!;
        string body = text == "-" ? await Console.In.ReadToEndAsync(cancellation) : text;
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        PredictionAnswer answer = await session.Client.Endpoints.PredictAsync(invocation.Value(Name)!, Encoding.UTF8.GetBytes(body), cancellation);
        Print(invocation.Terminal, answer);
        return ExitCode.Ok;
    }

    private static void Print(Terminal terminal, PredictionAnswer answer)
    {
        if (terminal.IsJson)
        {
            terminal.Json(answer, EndpointJson.Default.PredictionAnswer);
            return;
        }

        terminal.Table(["prediction", "probability", "id"], answer.Predictions.Select(Row), 1, 2);
        foreach (ProblemError warning in answer.Warnings ?? [])
        {
            terminal.Warning($"{warning.Pointer}: {warning.Message}");
        }

        terminal.Note(string.Create(CultureInfo.InvariantCulture, $"answered by {answer.Model} version {answer.Version}"));
    }

    private static IReadOnlyList<string> Row(AnsweredPrediction prediction) =>
    [
        prediction.Prediction.ToString(),
        prediction.Probability?.ToString("0.####", CultureInfo.InvariantCulture) ?? "-",
        prediction.PredictionId.ToString(CultureInfo.InvariantCulture),
    ];
}
