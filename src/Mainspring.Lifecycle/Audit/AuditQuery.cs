namespace Mainspring.Lifecycle.Audit;

/// <summary>Which entries somebody wants to see, newest first.</summary>
public sealed record AuditQuery
{
    /// <summary>Only this action, or those that start with it and a dot; null for all.</summary>
    public string? Action { get; init; }

    /// <summary>Only this actor, or null for all.</summary>
    public string? Actor { get; init; }

    /// <summary>Only objects that contain this text, or null for all.</summary>
    public string? Object { get; init; }

    /// <summary>Only entries with smaller numbers, or null for the newest.</summary>
    public long? Before { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = 100;
}
