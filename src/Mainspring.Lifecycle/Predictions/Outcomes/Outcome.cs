using Mainspring.Lifecycle.Predictions.Feedback;

namespace Mainspring.Lifecycle.Predictions.Outcomes;

/// <summary>A prediction of the log together with what is said of it until now.</summary>
public sealed record Outcome
{
    /// <summary>The id of the prediction. Ids of one node only ever grow.</summary>
    public required long PredictionId { get; init; }

    /// <summary>Who answered.</summary>
    public required OutcomeSource Source { get; init; }

    /// <summary>The id that the caller gave to the request; null without one, and for shadows.</summary>
    public string? RequestId { get; init; }

    /// <summary>The caller's key, by which requests that belong together are told; null without one.</summary>
    public string? Key { get; init; }

    /// <summary>When the request arrived, to the microsecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>From the arrival of the request to its record in the journal.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>The probability with which the variant was chosen; 1 where nothing was chosen.</summary>
    public double Propensity { get; init; } = 1;

    /// <summary>The prediction of the answer beside which a shadow made this one; null for answers.</summary>
    public long? ShadowOf { get; init; }

    /// <summary>The place of the predicted class among <see cref="OutcomeSource.Classes"/>; null for regression.</summary>
    public int? Class { get; init; }

    /// <summary>The predicted number; null for classes.</summary>
    public double? Value { get; init; }

    /// <summary>The probability of each class; empty for regression.</summary>
    public IReadOnlyList<double> Probabilities { get; init; } = [];

    /// <summary>What is said of the prediction. A shadow shares what is said of the answer beside it.</summary>
    public PredictionFeedback Feedback { get; init; }

    /// <summary>The reported probability, of the positive or of the predicted class; null for regression.</summary>
    public double? Probability => Class is { } predicted ? Probabilities[Source.ReportedClass ?? predicted] : null;

    /// <summary>The place of the true class; null without a label, for regression, and when the label is none of the classes.</summary>
    public int? LabelClass => Feedback.Label is { } label ? LabelText.ClassOf(label, Source.Classes) : null;

    /// <summary>The true number of a regression; null without a label, for classes, and when the label is no number.</summary>
    public double? LabelValue => Value is not null && Feedback.Label is { } label ? LabelText.NumberOf(label) : null;

    /// <summary>Whether the prediction was right: as somebody said, else by the label of a class; null when neither is known.</summary>
    public bool? IsRight => Feedback.Correct ?? (Class is { } predicted && LabelClass is { } truth ? predicted == truth : null);
}
