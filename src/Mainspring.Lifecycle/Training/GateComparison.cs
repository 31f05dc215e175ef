namespace Mainspring.Lifecycle.Training;

/// <summary>How a gate rule compares a metric with its number.</summary>
public enum GateComparison
{
    /// <summary>At least.</summary>
    AtLeast,

    /// <summary>More than.</summary>
    Above,

    /// <summary>At most.</summary>
    AtMost,

    /// <summary>Less than.</summary>
    Below,
}
