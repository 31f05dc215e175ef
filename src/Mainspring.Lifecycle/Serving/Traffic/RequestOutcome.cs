namespace Mainspring.Lifecycle.Serving.Traffic;

/// <summary>How a request to an endpoint ended, as the counters tell them apart.</summary>
public enum RequestOutcome
{
    /// <summary>It was answered with predictions.</summary>
    Ok,

    /// <summary>Its records had faults (422).</summary>
    Invalid,

    /// <summary>It could not be read: broken JSON, too large, wrong media type (other 4xx).</summary>
    Rejected,

    /// <summary>It was refused unread, because more came in than could be answered in good time (503).</summary>
    Overloaded,

    /// <summary>Nothing could answer or be logged (503).</summary>
    Unavailable,

    /// <summary>The server failed on it (500).</summary>
    Failed,
}
