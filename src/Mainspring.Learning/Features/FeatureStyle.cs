namespace Mainspring.Learning.Features;

/// <summary>For which kind of algorithm features are made.</summary>
public enum FeatureStyle
{
    /// <summary>Numbers as they are, missing ones NaN; categories one-hot.</summary>
    Trees,

    /// <summary>Numbers standardised, missing ones at the mean; categories one-hot against the most frequent, which also stands for missing.</summary>
    Linear,
}
