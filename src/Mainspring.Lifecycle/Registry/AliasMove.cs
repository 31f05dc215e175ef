namespace Mainspring.Lifecycle.Registry;

/// <summary>Where an alias shall point.</summary>
public sealed record AliasMove
{
    /// <summary>What <see cref="Expected"/> holds when the alias must not exist yet.</summary>
    public const int Absent = 0;

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The alias.</summary>
    public required string Alias { get; init; }

    /// <summary>The version that it shall point to, or null to remove it.</summary>
    public required int? To { get; init; }

    /// <summary>The version that it must point to now for the move to happen: <see cref="Absent"/> when it must not exist, null when it does not matter.</summary>
    public int? Expected { get; init; }
}
