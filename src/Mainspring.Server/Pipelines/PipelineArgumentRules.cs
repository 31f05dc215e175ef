using System.Text.Json;
using Mainspring.Client.Serialization;
using Mainspring.Server.Hosting;
using Mainspring.Server.Releases;

namespace Mainspring.Server.Pipelines;

/// <summary>Checks arguments before a run is asked for, by the code that makes the command line of its child later.</summary>
internal sealed class PipelineArgumentRules(ServerOptions options)
{
    private readonly Dictionary<string, Action<PipelineArguments>> _readers = new()
    {
        ["train"] = static arguments => new TrainWork().CommandLine(arguments),
        ["batch"] = static arguments => new BatchWork().CommandLine(arguments),
        [EvaluateStep.Pipeline] = static arguments => EvaluateStep.ReleaseOf(arguments),
    };

    /// <summary>Every fault; empty when a run can start.</summary>
    public IReadOnlyList<ProblemError> Check(string pipeline, JsonElement? arguments)
    {
        try
        {
            var reader = new PipelineArguments(arguments, options);
            _readers[pipeline](reader);
            return reader.Errors();
        }
        catch (InvalidOperationException)
        {
            // What the reader of JSON throws when it is asked for such a text.
            return [new("/arguments", "A text holds half of a character; it is not valid Unicode.")];
        }
    }
}
