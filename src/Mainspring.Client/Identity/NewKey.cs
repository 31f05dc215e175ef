namespace Mainspring.Client.Identity;

/// <summary>A key to make.</summary>
public sealed record NewKey
{
    /// <summary>What it is for.</summary>
    public string? Name { get; init; }

    /// <summary>The most that it may do; editor when it is left out.</summary>
    public string? Role { get; init; }

    /// <summary>The user for whom it acts; oneself when it is left out. Others need an admin.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether it belongs to a program and to no user. Needs an admin.</summary>
    public bool Program { get; init; }

    /// <summary>The name or id of the one experiment that it shall be good for.</summary>
    public string? Experiment { get; init; }

    /// <summary>The one model that it shall be good for.</summary>
    public string? Model { get; init; }

    /// <summary>From when on it is refused; never when it is left out.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
