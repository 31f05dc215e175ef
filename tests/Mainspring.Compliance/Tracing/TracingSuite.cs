using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Search;
using Mainspring.Lifecycle.Tracing.Spans;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Compliance.Tracing;

/// <summary>What the suites of stores of traces share: an experiment, and short ways to fill it.</summary>
public abstract class TracingSuite
{
    /// <summary>A moment.</summary>
    protected static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    /// <summary>The store under test, empty at first.</summary>
    protected abstract ITraceStore Store { get; }

    /// <summary>A store of runs over the same database.</summary>
    protected abstract ITrackingStore Runs { get; }

    /// <summary>The tree of artefacts over the same database.</summary>
    protected abstract IArtifactTree Files { get; }

    /// <summary>Makes an experiment with a run.</summary>
    protected async Task<Run> StartRunAsync(string experiment = "support") =>
        (await Runs.CreateRunAsync(new NewRun { Experiment = experiment }, RunId.New(), "brave-otter-14", Start, TestContext.Current.CancellationToken)).ShouldBeOfType<StartOutcome.Started>().Run;

    /// <summary>Keeps a trace.</summary>
    protected async Task<Trace> KeepAsync(NewTrace trace) =>
        (await Store.StartAsync(trace, trace.Id ?? TraceId.New(), Start, TestContext.Current.CancellationToken)).ShouldBeOfType<TraceOutcome.Kept>().Trace;

    /// <summary>The titles of the traces that a filter finds, in order.</summary>
    protected async Task<string[]> FindAsync(long experiment, string? filter, params string[] order) =>
    [
        .. (await Store.SearchAsync(
            new() { Experiments = [experiment], Filter = TraceFilters.Parse(filter), Order = TraceFilters.Grammar.ParseOrder(order) },
            TestContext.Current.CancellationToken)).Traces.Select(trace => trace.Title),
    ];

    /// <summary>A trace with a name.</summary>
    protected static NewTrace Named(long experiment, string name, int secondsLater = 0) => new()
    {
        ExperimentId = experiment,
        StartedAt = Start.AddSeconds(secondsLater),
        Duration = TimeSpan.FromMilliseconds(100 * (secondsLater + 1)),
        State = TraceState.Ok,
        Tags = new Dictionary<string, string> { [TraceKeys.Name] = name },
    };

    /// <summary>A span of the trace with the OpenTelemetry id of 32 times the digit 1.</summary>
    protected static Span Step(int number, int? parent = null, string name = "step", params (string Key, string Json)[] attributes) => new()
    {
        Id = $"{number:x16}",
        OpenTelemetryTraceId = new('1', 32),
        ParentId = parent is { } whole ? $"{whole:x16}" : null,
        Name = name,
        StartedAt = (Start.ToUnixTimeMilliseconds() + number) * 1_000_000,
        EndedAt = (Start.ToUnixTimeMilliseconds() + 1000) * 1_000_000,
        Status = SpanStatus.Ok,
        Attributes = attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Json),
    };
}
