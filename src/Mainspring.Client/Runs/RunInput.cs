namespace Mainspring.Client.Runs;

/// <summary>Data that a run used.</summary>
public sealed record RunInput
{
    /// <summary>What people call the data; that of a data set of the platform when it is one.</summary>
    public string? Name { get; init; }

    /// <summary>What tells these bytes from others of that name: the beginning of their SHA-256.</summary>
    public string? Digest { get; init; }

    /// <summary>What the run used it for: <c>training</c>, <c>eval</c>; or null.</summary>
    public string? Context { get; init; }

    /// <summary>The kind of <see cref="Source"/>, such as <c>local</c>.</summary>
    public string? SourceType { get; init; }

    /// <summary>Where it came from, as JSON in the form of its kind.</summary>
    public string? Source { get; init; }

    /// <summary>The columns as JSON, or null.</summary>
    public string? Schema { get; init; }

    /// <summary>Figures such as the number of rows as JSON, or null.</summary>
    public string? Profile { get; init; }
}
