namespace Mainspring.Lifecycle.Releases;

/// <summary>The names of states, and what holds in them.</summary>
public static class ReleaseStates
{
    /// <summary>The states by their names on the wire and in stores.</summary>
    public static IReadOnlyList<(string Name, ReleaseState State)> Names { get; } =
    [
        ("collecting", ReleaseState.Collecting),
        ("waiting", ReleaseState.Waiting),
        ("promoting", ReleaseState.Promoting),
        ("rolling_back", ReleaseState.RollingBack),
        ("promoted", ReleaseState.Promoted),
        ("rolled_back", ReleaseState.RolledBack),
        ("kept", ReleaseState.Kept),
    ];

    /// <summary>The name of a state.</summary>
    public static string NameOf(ReleaseState state) => Names.First(named => named.State == state).Name;

    /// <summary>Whether the candidate is, or may be, in the traffic. An endpoint has one such release at most.</summary>
    public static bool IsActive(ReleaseState state) => state is ReleaseState.Collecting or ReleaseState.Waiting or ReleaseState.Promoting or ReleaseState.RollingBack;

    /// <summary>Whether evidence is still looked at.</summary>
    public static bool IsWatched(ReleaseState state) => state is ReleaseState.Collecting or ReleaseState.Waiting;
}
