namespace Mainspring.Lifecycle.Predictions;

/// <summary>What is known of a prediction.</summary>
public enum LabelState
{
    /// <summary>It does not matter.</summary>
    Any,

    /// <summary>Its true value is known.</summary>
    Labelled,

    /// <summary>Its true value is not known.</summary>
    Unlabelled,

    /// <summary>Somebody rated it.</summary>
    Rated,

    /// <summary>It was right: somebody said so, or the label of a class says so.</summary>
    Right,

    /// <summary>It was wrong.</summary>
    Wrong,
}
