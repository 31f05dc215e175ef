namespace Mainspring.Learning.Features;

/// <summary>What a model reads off a moment, in UTC.</summary>
internal enum TimestampPart
{
    /// <summary>Days since 1970-01-01, with the fraction of the day: seconds would not fit a float.</summary>
    Days,

    /// <summary>1 to 12.</summary>
    Month,

    /// <summary>1 to 31.</summary>
    Day,

    /// <summary>Monday 1 to Sunday 7.</summary>
    Weekday,

    /// <summary>0 to 24 with minutes and seconds as fraction, 24 excluded.</summary>
    Hour,
}
