namespace Mainspring.Client.Runs;

/// <summary>A run.</summary>
public sealed record RunInfo
{
    /// <summary>Its identity, 32 hexadecimal digits.</summary>
    public required string RunId { get; init; }

    /// <summary>Its name, such as <c>brave-otter-14</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name of its experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary><c>scheduled</c>, <c>running</c>, <c>finished</c>, <c>failed</c> or <c>killed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it was deleted, or null.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>What was chosen before it ran.</summary>
    public required IReadOnlyDictionary<string, string> Params { get; init; }

    /// <summary>The latest value of each metric.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Notes on it.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The data that it used.</summary>
    public IReadOnlyList<RunInput> Inputs { get; init; } = [];
}
