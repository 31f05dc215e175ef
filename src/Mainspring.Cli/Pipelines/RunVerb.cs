using System.Text.Json;
using System.Text.Json.Nodes;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Pipelines;

namespace Mainspring.Cli.Pipelines;

/// <summary><c>mainspring run</c>: asks the server for a run of a pipeline.</summary>
internal static class RunVerb
{
    private const int LastLines = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private static readonly Argument<string> Pipeline = new("pipeline") { Description = "train or batch" };
    private static readonly Option<string[]> Arg = new("--arg", "-a") { Description = "argument of the pipeline", HelpName = "name=value" };
    private static readonly Option<bool> Follow = new("--follow", "-f") { Description = "wait for the end and show progress" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var verb = new VerbCommand("run", "Run a pipeline on the server, in a process of its own.")
        {
            Examples =
            [
                new("mainspring run train --follow", "train project.yaml of the workspace's folder"),
                new("mainspring run train --arg project=churn/project.yaml --arg seed=7", "another project and seed; returns at once"),
                new("mainspring run batch --arg model=churn@champion --arg input=in.csv --arg output=out.csv --follow", "score a file"),
            ],
            ExitCodes = "1 the run failed (with --follow), 6 no such pipeline, 65 faulty arguments, 75 no server that runs jobs",
        };
        verb.Add(Pipeline);
        verb.Add(Arg);
        verb.Add(Follow);
        return verb.Runs(RunAsync);
    }

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        JsonElement arguments = Read(invocation.Value(Arg) ?? []);
        await using ServerSession session = await ServerSession.ConnectAsync(invocation.Place, cancellation);
        PipelinesClient pipelines = session.Client.Pipelines;
        PipelineRunInfo run = await pipelines.StartAsync(invocation.Value(Pipeline)!, arguments, cancellation);
        if (invocation.Value(Follow))
        {
            run = await FollowAsync(pipelines, run, invocation.Terminal, cancellation);
        }

        Print(run, invocation.Terminal);
        return run.State is "failed" or "cancelled" ? ExitCode.Failed : ExitCode.Ok;
    }

    private static async Task<PipelineRunInfo> FollowAsync(PipelinesClient pipelines, PipelineRunInfo run, Terminal terminal, CancellationToken cancellation)
    {
        using (ProgressLine line = terminal.Progress(run.Pipeline))
        {
            await foreach (PipelineRunInfo state in pipelines.FollowAsync(run.RunId, Interval, TimeProvider.System, cancellation))
            {
                run = state;
                line.Update(state.Progress, state.Text ?? state.State);
            }

            if (run.State == "succeeded")
            {
                line.Done(run.State);
                return run;
            }
        }

        await ShowLastLinesAsync(pipelines, run.RunId, terminal, cancellation);
        return run;
    }

    private static async Task ShowLastLinesAsync(PipelinesClient pipelines, string run, Terminal terminal, CancellationToken cancellation)
    {
        Queue<string> last = [];
        for (PipelineLog log = await pipelines.ReadLogAsync(run, 0, cancellation: cancellation); log.Lines.Count > 0; log = await pipelines.ReadLogAsync(run, log.NextOffset, cancellation: cancellation))
        {
            foreach (PipelineLogLine line in log.Lines)
            {
                last.Enqueue(line.Text);
                if (last.Count > LastLines)
                {
                    last.Dequeue();
                }
            }
        }

        foreach (string text in last)
        {
            terminal.Note("   " + text);
        }
    }

    private static void Print(PipelineRunInfo run, Terminal terminal)
    {
        if (terminal.IsJson)
        {
            terminal.Json(run, PipelineJson.Default.PipelineRunInfo);
        }
        else
        {
            terminal.KeyValues([("run", run.RunId), ("pipeline", run.Pipeline), ("state", run.State), .. run.Result is { } result ? ((string, string)[])[("result", result.GetRawText())] : []]);
        }

        if (run.Reason is { } reason)
        {
            terminal.Error(reason);
        }
    }

    /// <summary>Values that are JSON (numbers, true, false, objects, lists) are taken as such, all others as text.</summary>
    private static JsonElement Read(string[] pairs)
    {
        var arguments = new JsonObject();
        foreach (string pair in pairs)
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } name, var value])
            {
                throw new CommandFailure(ExitCode.Usage, $"'{pair}' is no argument; write it as name=value, such as --arg seed=7.");
            }

            arguments[name] = Value(value);
        }

        using JsonDocument document = JsonDocument.Parse(arguments.ToJsonString());
        return document.RootElement.Clone();
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text) is { } node && node.GetValueKind() != JsonValueKind.String ? node : JsonValue.Create(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
