namespace Mainspring.Lifecycle.Training.Deciding;

/// <summary>How raw probabilities become calibrated ones.</summary>
public enum CalibrationKind
{
    /// <summary>Whatever predicts rows best that it was not fitted to.</summary>
    Auto,

    /// <summary>They stay as they are.</summary>
    None,

    /// <summary>A logistic function of their log odds.</summary>
    Platt,

    /// <summary>A function that never falls.</summary>
    Isotonic,
}
