namespace Mainspring.Lifecycle.Filters;

/// <summary>Quotes as the parser reads them: a quote within a quoted text is written twice.</summary>
internal static class FilterQuoting
{
    public static string Text(string value) => Quote(value, '\'');

    /// <summary>A key, quoted where it must be.</summary>
    public static string Key(string key) => key.Length > 0 && key.All(FilterScanner.IsKeyCharacter) ? key : Quote(key, '`');

    private static string Quote(string value, char quote) => $"{quote}{value.Replace($"{quote}", $"{quote}{quote}", StringComparison.Ordinal)}{quote}";
}
