namespace Mainspring.Lifecycle.Artifacts;

/// <summary>To whom a place in the artefact tree belongs, as its path says. The ids need not exist.</summary>
public abstract record ArtifactOwner
{
    private const string RootName = "artifacts";

    private ArtifactOwner()
    {
    }

    /// <summary>Reads the owner off a path: the first folder called <c>artifacts</c> has its owner's id before it.</summary>
    public static ArtifactOwner Of(ArtifactPath path)
    {
        string[] segments = path.Value.Split('/');
        int root = Array.IndexOf(segments, RootName, 1, segments.Length - 1);
        string? experiment = segments[0].All(char.IsAsciiDigit) ? segments[0] : null;
        return root switch
        {
            >= 2 when segments[root - 2] == "models" => new OfLoggedModel(experiment, segments[root - 1]),
            >= 2 when segments[root - 2] == "traces" => new OfTrace(experiment, segments[root - 1]),
            >= 1 when IsRunId(segments[root - 1]) => new OfRun(segments[root - 1]),
            _ => experiment is null ? new Nobody() : new OfExperiment(experiment),
        };
    }

    private static bool IsRunId(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>A run.</summary>
    public sealed record OfRun(string Id) : ArtifactOwner;

    /// <summary>A logged model, with the experiment that the path names.</summary>
    public sealed record OfLoggedModel(string? Experiment, string Id) : ArtifactOwner;

    /// <summary>A trace, with the experiment that the path names.</summary>
    public sealed record OfTrace(string? Experiment, string Id) : ArtifactOwner;

    /// <summary>An experiment, but no object of it.</summary>
    public sealed record OfExperiment(string Id) : ArtifactOwner;

    /// <summary>A place that a client chose, outside of any experiment.</summary>
    public sealed record Nobody : ArtifactOwner;
}
