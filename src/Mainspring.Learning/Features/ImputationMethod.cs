namespace Mainspring.Learning.Features;

/// <summary>What stands for a missing value where a column becomes features.</summary>
public enum ImputationMethod
{
    /// <summary>Nothing: trees get NaN, linear models the mean; categories have an indicator of missing values.</summary>
    None,

    /// <summary>The mean of training.</summary>
    Mean,

    /// <summary>The lower median of training.</summary>
    Median,

    /// <summary>The most frequent value of training, of equals the least.</summary>
    Mode,

    /// <summary>A value that the project file states.</summary>
    Value,
}
