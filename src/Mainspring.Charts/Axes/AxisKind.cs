namespace Mainspring.Charts.Axes;

/// <summary>What the values of an axis are.</summary>
public enum AxisKind
{
    /// <summary>Plain numbers.</summary>
    Number,

    /// <summary>Seconds since 1970-01-01 UTC.</summary>
    Time,
}
