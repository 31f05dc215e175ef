namespace Mainspring.Lifecycle.Identity.Keys;

/// <summary>What keys may be called.</summary>
public static class KeyRules
{
    /// <summary>The most characters of a name.</summary>
    public const int LongestName = 100;

    /// <summary>What is wrong with a name, as a sentence; null when it is fine.</summary>
    public static string? FindFaultInName(string? name) => name switch
    {
        null or { Length: 0 or > LongestName } => $"The name of a key has 1 to {LongestName} characters.",
        _ when name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') => null,
        _ => $"The name '{name}' of a key may hold letters, digits, '.', '-' and '_' only.",
    };
}
