using Mainspring.Pipelines.Definitions;

namespace Mainspring.Pipelines.Tests.Processes;

/// <summary>Writes the notes of a child to standard output.</summary>
internal sealed class RelayToOutput : IStepReporter
{
    public void Report(double share, string? text)
    {
    }

    public void Log(string line)
    {
    }

    public void Note(string key, string value) => Console.Out.WriteLine(value);
}
