namespace Mainspring.Client.Identity;

/// <summary>An entry of the audit log.</summary>
public sealed record AuditEntryInfo
{
    /// <summary>Its number, from 1 without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done, such as <c>alias.moved</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Who did it.</summary>
    public required string Actor { get; init; }

    /// <summary>The id of the key that was used, or null.</summary>
    public string? KeyId { get; init; }

    /// <summary>The address that the request came from, or null.</summary>
    public string? Address { get; init; }

    /// <summary>What it was done to, or null.</summary>
    public string? Object { get; init; }

    /// <summary>What it was before, or null.</summary>
    public string? Before { get; init; }

    /// <summary>What it is now, or null.</summary>
    public string? After { get; init; }

    /// <summary>The id of the request, or null.</summary>
    public string? RequestId { get; init; }

    /// <summary>The hash of the entry before.</summary>
    public required string Previous { get; init; }

    /// <summary>The hash of this entry.</summary>
    public required string Hash { get; init; }
}
