namespace Mainspring.Learning.Features;

/// <summary>How numbers are scaled for linear models. Trees take them as they are.</summary>
public enum Scaling
{
    /// <summary>To mean 0 and standard deviation 1.</summary>
    Standard,

    /// <summary>To median 0 and interquartile range 1, which outliers do not move.</summary>
    Robust,

    /// <summary>Not at all; a missing value is 0.</summary>
    None,
}
