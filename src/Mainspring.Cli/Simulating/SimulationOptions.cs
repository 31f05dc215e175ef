namespace Mainspring.Cli.Simulating;

/// <summary>How simulated users behave.</summary>
internal sealed record SimulationOptions
{
    /// <summary>Requests a second. Default: 50.</summary>
    public double Rate { get; init; } = 50;

    /// <summary>For how long. Default: a minute.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many users there are, each with a key that stays. Default: 200.</summary>
    public int Users { get; init; } = 200;

    /// <summary>The share of answers that are rated, 0 to 1. Default: 0.5.</summary>
    public double RatedShare { get; init; } = 0.5;

    /// <summary>The share of requests whose truth becomes known, 0 to 1. Default: 1.</summary>
    public double LabelledShare { get; init; } = 1;

    /// <summary>How long the truth takes to become known. Default: two seconds.</summary>
    public TimeSpan LabelDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>When the world changes; null when it does not.</summary>
    public TimeSpan? DriftAfter { get; init; }

    /// <summary>Seed of all draws.</summary>
    public int Seed { get; init; } = 1;
}
