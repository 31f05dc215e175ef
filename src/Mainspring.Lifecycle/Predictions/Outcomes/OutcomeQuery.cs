namespace Mainspring.Lifecycle.Predictions.Outcomes;

/// <summary>Which predictions to follow to what became of them.</summary>
public sealed record OutcomeQuery
{
    /// <summary>The endpoint that answered.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Only requests that arrived at this moment or later; null for all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only requests that arrived before this moment; null for all.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only predictions with larger ids, to go on where an earlier reading ended; zero for all.</summary>
    public long AfterId { get; init; }

    /// <summary>Whether to read what shadows scored too. Default: yes.</summary>
    public bool WithShadows { get; init; } = true;

    /// <summary>Whether to read what people tried on the playground too. Default: no.</summary>
    public bool WithTries { get; init; }
}
