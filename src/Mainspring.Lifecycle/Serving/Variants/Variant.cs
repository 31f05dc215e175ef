using System.Globalization;

namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>One of the models behind an endpoint, as an operator set it.</summary>
public sealed record Variant
{
    /// <summary>The name, by which traffic, counters and the prediction log know it.</summary>
    public required string Name { get; init; }

    /// <summary>The registered model.</summary>
    public required string Model { get; init; }

    /// <summary>The alias whose version answers; when it moves, the variant follows. Null when <see cref="Version"/> is set.</summary>
    public string? Alias { get; init; }

    /// <summary>The version that answers, whatever aliases do. Null when <see cref="Alias"/> is set.</summary>
    public int? Version { get; init; }

    /// <summary>Its share of the traffic in percent; 0 for a shadow.</summary>
    public double Weight { get; init; }

    /// <summary>Whether it takes over the traffic of a variant that cannot answer. One variant of an endpoint is the default.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether it scores every request after the answer was written, and never answers.</summary>
    public bool IsShadow { get; init; }

    /// <summary>The last version that was loaded and answered; what a start falls back to when the wanted one is refused. Null before the first.</summary>
    public int? ServedVersion { get; init; }

    /// <summary>The alias, or the version as <c>v3</c>.</summary>
    public string Reference => Alias ?? string.Create(CultureInfo.InvariantCulture, $"v{Version}");

    /// <summary>The only variant of an endpoint that follows an alias; it is named like the alias.</summary>
    public static Variant Alone(string model, string alias) => new() { Name = alias, Model = model, Alias = alias, Weight = 100, IsDefault = true };
}
