using System.Text.RegularExpressions;

namespace Mainspring.Cli.Data;

/// <summary>References to the environment in a word of the command line, as project files have them: <c>${NAME}</c> stands for a value that must not stand there.</summary>
internal static partial class EnvironmentText
{
    /// <summary>The text with every reference replaced.</summary>
    /// <exception cref="CommandFailure">A variable is not set.</exception>
    public static string Expand(string text) => Reference().Replace(text, match => Environment.GetEnvironmentVariable(match.Groups["name"].Value)
        ?? throw new CommandFailure(ExitCode.Usage, $"the environment variable {match.Groups["name"].Value} is not set; '{text}' refers to it"));

    [GeneratedRegex(@"\$\{(?<name>\w+)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
