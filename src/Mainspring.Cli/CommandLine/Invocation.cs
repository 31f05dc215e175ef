using Mainspring.Cli.Workspaces;

namespace Mainspring.Cli.CommandLine;

/// <summary>One call of a verb: what was parsed, where to print, and which workspace and server it is about.</summary>
/// <param name="Parse">The parsed command line.</param>
/// <param name="Terminal">Where output goes.</param>
/// <param name="Place">The workspace and server.</param>
internal sealed record Invocation(ParseResult Parse, Terminal Terminal, Place Place)
{
    /// <summary>Reads the global options.</summary>
    /// <exception cref="CommandFailure">The server is no URL.</exception>
    public static Invocation From(ParseResult parse) =>
        new(parse, Terminal.From(parse), Place.From(parse.GetValue(GlobalOptions.Home), parse.GetValue(GlobalOptions.Server)));

    /// <summary>The value of an option, its default, or null.</summary>
    public T? Value<T>(Option<T> option) => Parse.GetValue(option);

    /// <summary>The value of an argument, its default, or null.</summary>
    public T? Value<T>(Argument<T> argument) => Parse.GetValue(argument);

    /// <summary>Whether the user wrote the option.</summary>
    public bool Has(Option option) => Parse.GetResult(option) is { Implicit: false };
}
