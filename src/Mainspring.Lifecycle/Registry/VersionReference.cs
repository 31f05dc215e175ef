using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Mainspring.Lifecycle.Registry;

/// <summary>Which version of a model somebody means: <c>3</c> or <c>v3</c>, <c>latest</c>, or an alias such as <c>champion</c>.</summary>
public abstract record VersionReference
{
    private VersionReference()
    {
    }

    /// <summary>The version of that number.</summary>
    public sealed record Number(int Version) : VersionReference;

    /// <summary>The version that an alias points to.</summary>
    public sealed record Alias(string Name) : VersionReference;

    /// <summary>The newest version.</summary>
    public sealed record Latest : VersionReference;

    /// <summary>Reads a reference, or says in one sentence why it is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VersionReference? reference, [NotNullWhen(false)] out string? fault)
    {
        reference = text is not null && TryParseNumber(text, out int version) ? new Number(version)
            : text is "latest" ? new Latest()
            : RegistryRules.FindFaultInAlias(text) is null ? new Alias(text!)
            : null;
        fault = reference is null ? $"'{text}' names no version; write a number such as 3, 'latest', or an alias such as 'champion'." : null;
        return reference is not null;
    }

    /// <summary>Whether a text reads as the number of a version, with or without a leading <c>v</c>.</summary>
    internal static bool TryParseNumber(string text, out int version)
    {
        ReadOnlySpan<char> digits = text is ['v', ..] ? text.AsSpan(1) : text;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }
}
