using Mainspring.Pipelines.Definitions;

namespace Mainspring.Pipelines.Tests.Processes;

/// <summary>Remembers what a child said.</summary>
internal sealed class Heard : IStepReporter
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<string> Lines { get; } = [];

    public List<(double Share, string? Text)> Progress { get; } = [];

    public Dictionary<string, string> Notes { get; } = [];

    /// <summary>Ends with the first word about progress.</summary>
    public Task FirstProgress => _first.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public void Report(double share, string? text)
    {
        Progress.Add((share, text));
        _first.TrySetResult();
    }

    public void Log(string line) => Lines.Add(line);

    public void Note(string key, string value) => Notes[key] = value;
}
