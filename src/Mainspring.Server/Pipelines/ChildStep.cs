using System.Globalization;
using System.Text.Json;
using Mainspring.Connectors.Http;
using Mainspring.Pipelines.Definitions;
using Mainspring.Pipelines.Processes;
using Mainspring.Pipelines.Runs;
using Mainspring.Server.Hosting;

namespace Mainspring.Server.Pipelines;

/// <summary>
/// A step whose work a child process does. What the child began to record under a <c>run_id</c> that it noted is closed with the
/// reason when the child does not come to its end itself.
/// </summary>
internal sealed class ChildStep(IChildWork work, ServerOptions options, ServerAddresses addresses, Workspace workspace, RunCloser runs, TimeProvider time) : IStep
{
    private const string RunIdNote = "run_id";
    private const string ExitCodeNote = "exit_code";

    // The exit code of a verb that could not reach what it needs.
    private const int TryAgainLater = 75;

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        await runs.CloseAsync(context.EarlierNotes.GetValueOrDefault(RunIdNote), wasStopped: false, "The process that ran this job ended; the job was started again.");

        using JsonDocument given = JsonDocument.Parse(context.Arguments);
        var arguments = new PipelineArguments(given.RootElement, options);
        if (work.CommandLine(arguments) is not { } words)
        {
            return new StepResult.Failed(string.Join(" ", arguments.Errors().Select(error => error.Message)));
        }

        string scratch = Path.Combine(workspace.ScratchFolder, $"{context.RunId}-{context.Attempt}");
        Directory.CreateDirectory(scratch);
        var reporter = new RunIdReporter(context);
        try
        {
            ChildOutcome outcome = await ChildProcess.RunAsync(Command(words, scratch), reporter, time, cancellation);
            if (outcome is ChildOutcome.Failed { ExitCode: { } code })
            {
                context.Note(ExitCodeNote, code.ToString(CultureInfo.InvariantCulture));
            }

            return await ConcludeAsync(outcome, reporter.RunId);
        }
        catch (OperationCanceledException)
        {
            await runs.CloseAsync(reporter.RunId, wasStopped: true, "The job was stopped.");
            throw;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    public Task GiveUpAsync(StepContext context, StepEnd end) =>
        runs.CloseAsync(context.EarlierNotes.GetValueOrDefault(RunIdNote), wasStopped: end.State == RunState.Cancelled, end.Reason ?? "The job ended.");

    private ChildCommand Command(IReadOnlyList<string> words, string scratch) => new(ChildProgram.OfThisProcess, words, scratch)
    {
        Environment = new Dictionary<string, string>
        {
            ["MAINSPRING_SERVER"] = addresses.First().GetLeftPart(UriPartial.Authority),
            ["MAINSPRING_HOME"] = workspace.Home,
            [ReachableHosts.Variable] = options.AllowedWebhookHosts.ToString(),
        },
        MemoryLimit = options.JobMemoryLimit,
        HowToRaise = "raise it with --job-memory when the server starts",
    };

    private async Task<StepResult> ConcludeAsync(ChildOutcome outcome, string? runId)
    {
        switch (outcome)
        {
            case ChildOutcome.Finished finished when IsJson(finished.Output):
                return new StepResult.Succeeded(finished.Output);
            case ChildOutcome.Finished:
                return await FailAsync("The process ended without the JSON document that its verb promises.", runId);
            case ChildOutcome.Failed { ExitCode: TryAgainLater } failed:
                await runs.CloseAsync(runId, wasStopped: false, Sentence(failed.Reason));
                return new StepResult.Failed(Sentence(failed.Reason), WorthRetrying: true);
            case ChildOutcome.Failed failed:
                return await FailAsync(Sentence(failed.Reason), runId);
            default:
                throw new InvalidOperationException($"{outcome} is no outcome of a child process.");
        }
    }

    private async Task<StepResult> FailAsync(string reason, string? runId)
    {
        await runs.CloseAsync(runId, wasStopped: false, reason);
        return new StepResult.Failed(reason);
    }

    private static string Sentence(string reason) => reason.StartsWith("error: ", StringComparison.Ordinal) ? reason["error: ".Length..] : reason;

    private static bool IsJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Passes everything on and remembers the run that the child records under.</summary>
    private sealed class RunIdReporter(StepContext context) : IStepReporter
    {
        public string? RunId { get; private set; }

        public void Report(double share, string? text) => context.Report(share, text);

        public void Log(string line) => context.Log(line);

        public void Note(string key, string value)
        {
            RunId = key == RunIdNote ? value : RunId;
            context.Note(key, value);
        }
    }
}
