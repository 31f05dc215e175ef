using System.Globalization;
using System.Text.Json;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Feedback;

namespace Mainspring.Cli.Feedback;

/// <summary><c>mainspring feedback</c>: what was true of predictions, and how good they were.</summary>
internal static class FeedbackVerb
{
    private static readonly Option<long?> Prediction = new("--prediction") { Description = "the id of the prediction" };
    private static readonly Option<string?> Request = new("--request") { Description = "the id of the request: all its predictions" };
    private static readonly Option<string?> Key = new("--key") { Description = "the key of the caller: all its predictions" };
    private static readonly Option<string?> Endpoint = new("--endpoint", "-e") { Description = "only predictions of this endpoint" };
    private static readonly Option<string?> Label = new("--label") { Description = "the true value, such as Yes or 12.5" };
    private static readonly Option<int?> Rating = new("--rating") { Description = "how good it was, 1 to 5" };
    private static readonly Option<bool?> Correct = new("--correct") { Description = "whether it was right", HelpName = "true|false" };
    private static readonly Option<FileInfo?> Labels = new("--labels") { Description = "a CSV file with the true values", HelpName = "csv" };
    private static readonly Option<string?> Join = new("--join") { Description = "the column of the file that holds what the predictions have as key", HelpName = "column" };
    private static readonly Option<string?> LabelColumn = new("--label-column") { Description = "the column with the true values; needed when there are more than two", HelpName = "column" };
    private static readonly Option<FileInfo?> File = new("--file") { Description = "a JSON file: one item, a list, or an item a line", HelpName = "json" };

    public static Command Create() => new VerbCommand("feedback", "Say what was true of predictions and how good they were: before, after, or again.")
    {
        Examples =
        [
            new("mainspring feedback --key 7590-VHVEG --label No", "what became of a customer"),
            new("mainspring feedback --prediction 130041233921 --rating 5", "five stars for one prediction"),
            new("mainspring feedback --labels churned.csv --join customerID --endpoint churn", "labels that came late"),
        ],
        ExitCodes = "65 a value or the file cannot be read",
        Options = { Prediction, Request, Key, Endpoint, Label, Rating, Correct, Labels, Join, LabelColumn, File },
    }.Runs(SendAsync);

    private static async Task<int> SendAsync(Invocation invocation, CancellationToken cancellation)
    {
        IEnumerable<FeedbackLine> lines = Read(invocation);
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        FeedbackAnswer sum = new(0, 0);
        foreach (FeedbackLine[] portion in lines.Chunk(FeedbackClient.LargestCount))
        {
            FeedbackAnswer answer = await session.Client.Feedback.SendAsync(portion, cancellation);
            sum = new(sum.Accepted + answer.Accepted, sum.Changed + answer.Changed);
        }

        Print(invocation.Terminal, sum);
        return ExitCode.Ok;
    }

    private static IEnumerable<FeedbackLine> Read(Invocation invocation)
    {
        if (invocation.Value(Labels) is { } labels)
        {
            string join = invocation.Value(Join) ?? throw new CommandFailure(ExitCode.Usage, "--labels needs --join: the column that holds what the predictions have as key.");
            return LabelFile.Read(labels.FullName, join, invocation.Value(LabelColumn), invocation.Value(Endpoint));
        }

        return invocation.Value(File) is { } file ? FeedbackFile.Read(file.FullName) : [Single(invocation)];
    }

    private static FeedbackLine Single(Invocation invocation) => new()
    {
        PredictionId = invocation.Value(Prediction),
        RequestId = invocation.Value(Request),
        Key = invocation.Value(Key),
        Endpoint = invocation.Value(Endpoint),
        Label = invocation.Value(Label) is { } label ? LabelValue.Parse(label) : null,
        Rating = invocation.Value(Rating),
        Correct = invocation.Value(Correct),
    };

    private static void Print(Terminal terminal, FeedbackAnswer answer)
    {
        if (terminal.IsJson)
        {
            terminal.Json(answer, FeedbackJson.Default.FeedbackAnswer);
            return;
        }

        string items = answer.Accepted == 1 ? "1 item was" : string.Create(CultureInfo.InvariantCulture, $"{answer.Accepted:#,0} items were");
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{items} taken; {answer.Changed:#,0} said something new."));
    }
}
