namespace Mainspring.Lifecycle.Datasets.Preparing;

/// <summary>A preparation that is ready to run.</summary>
public sealed record PrepareSpec
{
    /// <summary>What may be read.</summary>
    public required IReadOnlyList<PrepareInput> Inputs { get; init; }

    /// <summary>The <c>.sql</c> files in their order, at least one.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Values by the name of the parameter: null, bool, long, double, string, DateOnly or DateTimeOffset.</summary>
    public required IReadOnlyDictionary<string, object?> Parameters { get; init; }

    /// <summary>The file to write.</summary>
    public required string Output { get; init; }

    /// <summary>Memory in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>How long it may take.</summary>
    public required TimeSpan Timeout { get; init; }
}
