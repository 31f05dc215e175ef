using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Mainspring.Cli.CommandLine;
using Mainspring.Cli.Data;
using Mainspring.Cli.Loading;
using Mainspring.Cli.Projects;
using Mainspring.Cli.Terminals;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Endpoints;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Cli.Simulating;

/// <summary><c>mainspring simulate</c>: users who ask, rate and whose truth becomes known, so that a test of two variants can be watched to its end.</summary>
internal static class SimulateVerb
{
    private static readonly Argument<string> Endpoint = new("endpoint") { Description = "the name of the endpoint" };
    private static readonly Option<string?> Data = new("--data") { Description = "file of rows whose target is known [default: the data of the project]", HelpName = "file" };
    private static readonly Option<string?> Target = new("--target") { Description = "the column that comes true [default: the target of the project]", HelpName = "column" };
    private static readonly Option<double> Rate = new("--rate") { Description = "requests a second", HelpName = "number", DefaultValueFactory = _ => 50 };
    private static readonly Option<string> Time = new("--duration") { Description = "for how long, such as 30s or 5m", HelpName = "time", DefaultValueFactory = _ => "60s" };
    private static readonly Option<int> Users = new("--users") { Description = "how many users there are, each with a key that stays", HelpName = "number", DefaultValueFactory = _ => 200 };
    private static readonly Option<double> Rated = new("--rated") { Description = "the share of answers that users rate with stars, 0 to 1", HelpName = "share", DefaultValueFactory = _ => 0.5 };
    private static readonly Option<double> Labelled = new("--labelled") { Description = "the share of requests whose truth becomes known, 0 to 1", HelpName = "share", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> LabelDelay = new("--label-delay") { Description = "how long the truth takes to become known", HelpName = "time", DefaultValueFactory = _ => "2s" };
    private static readonly Option<string[]> Drifts = new("--drift") { Description = "a numeric column that changes by a factor: sqft=1.3 (repeatable)", HelpName = "column=factor", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> DriftAfter = new("--drift-after") { Description = "when it changes [default: after half the time]", HelpName = "time" };
    private static readonly Option<int> Seed = new("--seed") { Description = "seed of all draws", HelpName = "number", DefaultValueFactory = _ => 1 };

    /// <summary>The command.</summary>
    public static Command Create() => new VerbCommand("simulate", "Let made users ask an endpoint, rate its answers, and tell later what came true.")
    {
        Examples =
        [
            new("mainspring simulate home-prices", "a minute of users, from the data of the project of this folder"),
            new("mainspring simulate home-prices --users 1000 --rate 200 --drift sqft=1.3", "larger homes after half the time"),
            new("mainspring simulate churn --data customers.csv --target left --json", "rows of another file; the result for scripts"),
        ],
        ExitCodes = "0 users were answered, 1 none was, 6 no such endpoint",
        Arguments = { Endpoint },
        Options = { ProjectOptions.File, Data, Target, Rate, Time, Users, Rated, Labelled, LabelDelay, Drifts, DriftAfter, Seed },
    }.Runs(SimulateAsync);

    private static async Task<int> SimulateAsync(Invocation invocation, CancellationToken cancellation)
    {
        SimulationOptions options = OptionsOf(invocation);
        string endpoint = invocation.Value(Endpoint)!;
        (Table table, string target, string folder) = await RowsOfAsync(invocation, cancellation);
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place.Near(folder), cancellation);
        EndpointSchema schema = await session.Client.Endpoints.SchemaAsync(endpoint, cancellation);
        var truth = new GroundTruth(table, target, [.. schema.Columns.Select(column => column.Name)], [.. (invocation.Value(Drifts) ?? []).Select(text => Drift.Parse(text, table))]);
        string? token = Token.For(session.Client.Server, invocation.Place.Near(folder).Home);
        using var caller = new EndpointCaller(session.Client.Server, token, endpoint, connections: 256);
        var users = new SimulatedUsers(truth, caller, options);
        using (ProgressLine line = invocation.Terminal.Progress("simulate"))
        {
            (long Due, long Sent) requests = await users.RunAsync(cancellation);
            line.Done($"{requests.Sent:N0} requests of {options.Users:N0} users");
            SimulationResult result = ResultOf(users, endpoint, options, requests, await caller.DecisionAsync());
            Print(invocation.Terminal, result);
            return result.Requests.Answered > 0 ? ExitCode.Ok : ExitCode.Failed;
        }
    }

    private static async Task<(Table Table, string Target, string Folder)> RowsOfAsync(Invocation invocation, CancellationToken cancellation)
    {
        if (invocation.Value(Data) is { } data)
        {
            Snapshot named = await new NamedData(invocation.Place).FindAsync(data, cancellation);
            return (TableReader.Read(named.Files, cancellation: cancellation), invocation.Value(Target) ?? throw new CommandFailure(ExitCode.Usage, "--data needs --target, the column that comes true."), Environment.CurrentDirectory);
        }

        ProjectFile project = ProjectOptions.Read(invocation);
        return (ProjectData.Read(project, await new NamedData(invocation.Place.Near(project.Folder)).FindAsync(project, cancellation), cancellation), invocation.Value(Target) ?? project.Section<TargetSection>().Column, project.Folder);
    }

    private static SimulationOptions OptionsOf(Invocation invocation)
    {
        TimeSpan duration = Duration.Parse(invocation.Value(Time)!, "--duration");
        return new()
        {
            Rate = Between(invocation, Rate, 0.01, 10_000),
            Duration = duration,
            Users = (int)Between(invocation.Value(Users), Users.Name, 1, 10_000_000),
            RatedShare = Between(invocation, Rated, 0, 1),
            LabelledShare = Between(invocation, Labelled, 0, 1),
            LabelDelay = Duration.Parse(invocation.Value(LabelDelay)!, "--label-delay"),
            DriftAfter = (invocation.Value(Drifts) ?? []).Length == 0 ? null : invocation.Value(DriftAfter) is { } after ? Duration.Parse(after, "--drift-after") : duration / 2,
            Seed = invocation.Value(Seed),
        };
    }

    private static double Between(Invocation invocation, Option<double> option, double least, double most) => Between(invocation.Value(option), option.Name, least, most);

    private static double Between(double value, string option, double least, double most) => value >= least && value <= most
        ? value
        : throw new CommandFailure(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"{option} is {value}; write {least} to {most}."));

    private static SimulationResult ResultOf(SimulatedUsers users, string endpoint, SimulationOptions options, (long Due, long Sent) requests, JsonElement? decision) => new(
        users.Requests.ToResult(endpoint, options.Rate, options.Duration, requests),
        users.Feedback.Taken,
        users.Feedback.Refused,
        users.Variants.ToDictionary(pair => pair.Key, pair => new VariantResult(pair.Value.Answers, Math.Round(pair.Value.MeanError, 6), pair.Value.Ratings, pair.Value.MeanRating)),
        decision);

    private static void Print(Terminal terminal, SimulationResult result)
    {
        if (terminal.IsJson)
        {
            terminal.Json(result, SimulationResultJson.Default.SimulationResult);
            return;
        }

        terminal.Line(string.Create(CultureInfo.InvariantCulture, $" {result.Requests.Answered:N0} answers, {result.Feedback:N0} ratings and labels taken, {result.FeedbackRefused:N0} refused"));
        terminal.Table(
            ["variant", "answers", "mean error", "ratings", "mean rating"],
            result.Variants.Select(pair => (IReadOnlyList<string>)
            [
                pair.Key,
                pair.Value.Answers.ToString("N0", CultureInfo.InvariantCulture),
                pair.Value.MeanError.ToString("0.####", CultureInfo.InvariantCulture),
                pair.Value.Ratings.ToString("N0", CultureInfo.InvariantCulture),
                pair.Value.MeanRating?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-",
            ]),
            1, 2, 3, 4);
        if (result.Decision is { ValueKind: JsonValueKind.Object } decision && decision.TryGetProperty("reason", out JsonElement reason))
        {
            terminal.Line($" decision: {reason}");
        }
    }
}
