using System.CommandLine;
using System.Globalization;
using Mainspring.Cli.CommandLine;
using Mainspring.Cli.Data;
using Mainspring.Cli.Terminals;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Endpoints;

namespace Mainspring.Cli.Loading;

/// <summary><c>mainspring load</c>: sends requests to an endpoint at a rate, and tells how it held up.</summary>
internal static class LoadVerb
{
    private const double MostPerSecond = 100_000;

    private static readonly Argument<string> Endpoint = new("endpoint") { Description = "the name of the endpoint" };
    private static readonly Option<double> Rate = new("--rate") { Description = "requests a second, whether or not they are answered", HelpName = "number", DefaultValueFactory = _ => 100 };
    private static readonly Option<string> Time = new("--duration") { Description = "for how long, such as 30s or 5m [default: 10s]", HelpName = "time", DefaultValueFactory = _ => "10s" };
    private static readonly Option<int> Connections = new("--connections") { Description = "the most requests that are open at a time", HelpName = "number", DefaultValueFactory = _ => 256 };
    private static readonly Option<string?> Data = new("--data") { Description = "file whose rows are sent [default: made from what the model knows of its columns]", HelpName = "file" };
    private static readonly Option<int> Keys = new("--keys") { Description = "how many users send, each with a key of its own; 0 for requests without key", HelpName = "number", DefaultValueFactory = _ => 0 };
    private static readonly Option<int> Seed = new("--seed") { Description = "seed of made records and of the order of users", HelpName = "number", DefaultValueFactory = _ => 1 };

    /// <summary>The command.</summary>
    public static Command Create() => new VerbCommand("load", "Send requests to an endpoint at a steady rate, and measure the answers.")
    {
        Examples =
        [
            new("mainspring load telco-churn --rate 500 --duration 30s", "records made from the model's columns"),
            new("mainspring load telco-churn --data customers.csv --keys 1000 --json", "rows of a file from a thousand users; the result for scripts"),
        ],
        ExitCodes = "0 every request was answered, 1 some failed or were refused, 6 no such endpoint",
        Arguments = { Endpoint },
        Options = { Rate, Time, Connections, Data, Keys, Seed },
    }.Runs(LoadAsync);

    private static async Task<int> LoadAsync(Invocation invocation, CancellationToken cancellation)
    {
        double rate = invocation.Value(Rate) is > 0 and <= MostPerSecond and var given ? given : throw new CommandFailure(ExitCode.Usage, $"--rate is {invocation.Value(Rate)}; write a number above 0, at most {MostPerSecond}.");
        int connections = invocation.Value(Connections) is >= 1 and <= 60_000 and var most ? most : throw new CommandFailure(ExitCode.Usage, $"--connections is {invocation.Value(Connections)}; write 1 to 60000.");
        TimeSpan duration = Duration.Parse(invocation.Value(Time)!, "--duration");
        string endpoint = invocation.Value(Endpoint)!;
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        EndpointSchema schema = await session.Client.Endpoints.SchemaAsync(endpoint, cancellation);
        IReadOnlyList<byte[]> records = invocation.Value(Data) is { } data ? LoadRecords.FromFile((await new NamedData(invocation.Place).FindAsync(data, cancellation)).Files, schema, cancellation) : LoadRecords.FromSchema(schema, invocation.Value(Seed));
        using var caller = new EndpointCaller(session.Client.Server, Token.For(session.Client.Server, invocation.Place.Home), endpoint, connections);
        var tally = new LoadTally();
        (long Due, long Sent) requests = await RunAsync(invocation, caller, tally, records, new(rate, duration, connections), cancellation);
        LoadResult result = tally.ToResult(endpoint, rate, duration, requests);
        Print(invocation.Terminal, result);
        return result.Answered == result.Due ? ExitCode.Ok : ExitCode.Failed;
    }

    private static async Task<(long Due, long Sent)> RunAsync(Invocation invocation, EndpointCaller caller, LoadTally tally, IReadOnlyList<byte[]> records, OpenLoop loop, CancellationToken cancellation)
    {
        int users = invocation.Value(Keys);
        var random = new Random(invocation.Value(Seed));
        using ProgressLine line = invocation.Terminal.Progress("load");
        (long Due, long Sent) requests = await loop.RunAsync(
            (number, due) =>
            {
                byte[] record = records[(int)(number % records.Count)];
                byte[] body = users <= 0 ? record : EndpointCaller.BodyOf(record, string.Create(CultureInfo.InvariantCulture, $"user-{random.Next(users)}"), null);
                return caller.PredictAsync(body, due, tally);
            },
            cancellation);
        line.Done($"{requests.Sent:N0} requests");
        return requests;
    }

    private static void Print(Terminal terminal, LoadResult result)
    {
        if (terminal.IsJson)
        {
            terminal.Json(result, LoadResultJson.Default.LoadResult);
            return;
        }

        terminal.Line(string.Create(CultureInfo.InvariantCulture, $" {result.Answered:N0} of {result.Due:N0} requests answered, {result.AnsweredPerSecond:N0} a second; {result.Refused:N0} refused, {result.Failed:N0} failed, {result.Due - result.Sent:N0} not sent in time"));
        if (result.LatencyMs is { } taken)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $" latency   p50 {taken.P50:0.##} ms   p95 {taken.P95:0.##} ms   p99 {taken.P99:0.##} ms   p99.9 {taken.P999:0.##} ms   max {taken.Max:0.##} ms"));
        }

        if (result.RefusalMs is { } refused)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $" refusals  p50 {refused.P50:0.##} ms   p99 {refused.P99:0.##} ms   max {refused.Max:0.##} ms"));
        }

        foreach ((string variant, long answers) in result.Variants)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $" variant {variant}: {answers:N0} ({100.0 * answers / result.Answered:0.#} %)"));
        }
    }
}
