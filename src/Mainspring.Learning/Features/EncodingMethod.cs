namespace Mainspring.Learning.Features;

/// <summary>How categories become numbers.</summary>
public enum EncodingMethod
{
    /// <summary>One-hot up to so many categories, then the mean of the target.</summary>
    Auto,

    /// <summary>An indicator for each category; rare ones share one.</summary>
    OneHot,

    /// <summary>The place in an order: the declared one, else the most frequent first.</summary>
    Ordinal,

    /// <summary>The smoothed mean of the target, cross-fitted over the rows of training.</summary>
    TargetMean,

    /// <summary>Indicators by the hash of the text.</summary>
    Hashing,

    /// <summary>No feature.</summary>
    None,
}
