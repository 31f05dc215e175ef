namespace Mainspring.Pipelines.Definitions;

/// <summary>What a step knows about the run it works for, and how it tells of its progress.</summary>
public sealed class StepContext : IStepReporter
{
    private readonly IReadOnlyDictionary<string, string?> _results;
    private readonly IStepReporter _reporter;

    /// <summary>Made by the runner; tests of steps make their own.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="arguments">The arguments of the run: a JSON object.</param>
    /// <param name="attempt">1 for the first attempt.</param>
    /// <param name="notes">What earlier attempts noted.</param>
    /// <param name="results">The results of the steps that succeeded, by name.</param>
    /// <param name="reporter">Takes progress, log lines and notes.</param>
    public StepContext(string runId, string arguments, int attempt, IReadOnlyDictionary<string, string> notes, IReadOnlyDictionary<string, string?> results, IStepReporter reporter)
    {
        RunId = runId;
        Arguments = arguments;
        Attempt = attempt;
        EarlierNotes = notes;
        _results = results;
        _reporter = reporter;
    }

    /// <summary>The run that this step belongs to.</summary>
    public string RunId { get; }

    /// <summary>The arguments of the run: a JSON object.</summary>
    public string Arguments { get; }

    /// <summary>Which attempt this is, from 1. Attempts that a crash ended count.</summary>
    public int Attempt { get; }

    /// <summary>What earlier attempts at this step noted before they ended, so that this one can tidy up behind them.</summary>
    public IReadOnlyDictionary<string, string> EarlierNotes { get; }

    /// <summary>The JSON result of a step that this one needs, or null when it gave none.</summary>
    /// <exception cref="ArgumentException">That step has not succeeded; name it in <c>needs</c>.</exception>
    public string? ResultOf(string step) => _results.TryGetValue(step, out string? result)
        ? result
        : throw new ArgumentException($"Step '{step}' has not succeeded in this run; name it among the needs of this step.", nameof(step));

    /// <summary>Tells how far the work is. Only the latest word counts, so it may be called often.</summary>
    /// <param name="share">The share that is done, in [0, 1].</param>
    /// <param name="text">What is going on, in a few words, or null to leave it as it is.</param>
    public void Report(double share, string? text) => _reporter.Report(share, text);

    /// <summary>Adds a line to the log of the run.</summary>
    public void Log(string line) => _reporter.Log(line);

    /// <summary>Keeps a fact about this attempt with the run, such as the id of what it began to write elsewhere. Survives a crash.</summary>
    public void Note(string key, string value) => _reporter.Note(key, value);
}
