namespace Mainspring.Pipelines.Definitions;

/// <summary>Takes what a step tells while it works. Calls are cheap and never wait; they may come from any thread.</summary>
public interface IStepReporter
{
    /// <summary>How far the work is, in [0, 1], and what is going on.</summary>
    void Report(double share, string? text);

    /// <summary>A line for the log.</summary>
    void Log(string line);

    /// <summary>A fact to keep with the run.</summary>
    void Note(string key, string value);
}
