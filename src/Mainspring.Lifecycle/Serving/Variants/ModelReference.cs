using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>A registered model at an alias or a version, written <c>churn@champion</c>, <c>churn@7</c>, or <c>@challenger</c> for the project's own model.</summary>
/// <param name="Model">The model; null for that of the project.</param>
/// <param name="Alias">The alias; null when a version is named.</param>
/// <param name="Version">The version; null when an alias is named.</param>
public sealed record ModelReference(string? Model, string? Alias, int? Version)
{
    private const int LongestName = 100;

    /// <summary>Reads a reference.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ModelReference? reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('@', 2);
        bool isVersion = int.TryParse(parts[^1].TrimStart('v'), NumberStyles.None, CultureInfo.InvariantCulture, out int version) && version > 0;
        bool isGood = parts.Length == 2 && (parts[0].Length == 0 || NameRules.FindFault(parts[0], LongestName) is null) && (isVersion || NameRules.FindFault(parts[1], LongestName) is null);
        reference = isGood ? new(parts[0].Length == 0 ? null : parts[0], isVersion ? null : parts[1], isVersion ? version : null) : null;
        return isGood;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Model}@{Alias ?? Version?.ToString(CultureInfo.InvariantCulture)}";
}
