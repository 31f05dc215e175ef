namespace Mainspring.Lifecycle.Predictions.Outcomes;

/// <summary>What many outcomes have in common: who answered, and what could be answered.</summary>
public sealed record OutcomeSource
{
    /// <summary>The endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The variant that answered, or scored as a shadow.</summary>
    public required string Variant { get; init; }

    /// <summary>The registered model.</summary>
    public required string Model { get; init; }

    /// <summary>The version of the model.</summary>
    public required int Version { get; init; }

    /// <summary>The classes as JSON literals, in the order of the probabilities; empty for regression.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The class whose probability is reported; null for that of the predicted class.</summary>
    public int? ReportedClass { get; init; }
}
