namespace Mainspring.Lifecycle.Identity.Users;

/// <summary>What users may be called, and which passwords are taken.</summary>
public static class UserRules
{
    /// <summary>The most characters of a name.</summary>
    public const int LongestName = 100;

    /// <summary>The fewest characters of a password.</summary>
    public const int ShortestPassword = 12;

    /// <summary>The most characters of a password, so that nobody makes the server hash books.</summary>
    public const int LongestPassword = 256;

    private const int FewestDifferent = 5;

    /// <summary>The one spelling of a name: names differ by more than their case.</summary>
    public static string Spell(string? name) => (name ?? "").Trim().ToLowerInvariant();

    /// <summary>What is wrong with a name in its one spelling, as a sentence; null when it is fine.</summary>
    public static string? FindFaultInName(string name)
    {
        if (name.Length is 0 or > LongestName)
        {
            return $"The name of a user has 1 to {LongestName} characters, not {name.Length}.";
        }

        if (name == Caller.LocalName)
        {
            return $"'{name}' is the owner of the workspace's folder; choose another name.";
        }

        return name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_' or '@' or '+')
            ? null
            : $"The name '{name}' may hold letters a to z, digits, '.', '-', '_', '@' and '+' only.";
    }

    /// <summary>What is wrong with a new password, as a sentence; null when it is fine.</summary>
    public static string? FindFaultInPassword(string? password, string name) => (password ?? "") switch
    {
        { Length: < ShortestPassword } shortOne => $"The password has {shortOne.Length} characters; at least {ShortestPassword} are needed.",
        { Length: > LongestPassword } => $"The password has more than {LongestPassword} characters.",
        var plain when plain.Distinct().Count() < FewestDifferent => $"The password repeats the same few characters; use at least {FewestDifferent} different ones.",
        var own when name.Length > 0 && own.Contains(name, StringComparison.OrdinalIgnoreCase) && own.Length < name.Length + ShortestPassword / 2 => "The password is little more than the name.",
        _ => null,
    };
}
