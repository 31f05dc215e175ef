namespace Mainspring.Cli.Terminals;

/// <summary>A colour of the terminal, as the escape code that switches it on.</summary>
internal readonly record struct Ink(string Code)
{
    public static readonly Ink Red = new("31");
    public static readonly Ink Green = new("32");
    public static readonly Ink Yellow = new("33");
    public static readonly Ink Faint = new("2");
    public static readonly Ink Bold = new("1");

    /// <summary>The text in this colour, or as it is where there are no colours.</summary>
    public string On(string text, bool hasColor) => hasColor ? $"\e[{Code}m{text}\e[0m" : text;
}
