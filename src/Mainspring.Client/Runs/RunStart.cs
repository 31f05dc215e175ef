namespace Mainspring.Client.Runs;

/// <summary>A run that shall start.</summary>
public sealed record RunStart
{
    /// <summary>The name of the experiment; it is made when it is missing.</summary>
    public string? Experiment { get; init; }

    /// <summary>A name, or null for one of two words and a number.</summary>
    public string? Name { get; init; }

    /// <summary>What was chosen so far.</summary>
    public IReadOnlyDictionary<string, string>? Params { get; init; }

    /// <summary>Notes on it.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
