using System.Text;

namespace Mainspring.Cli.Identity;

/// <summary>Asks for a password, which is never part of a command line, where others on the machine could read it.</summary>
internal static class PasswordInput
{
    /// <summary>The variable that scripts put a password into.</summary>
    public const string Variable = "MAINSPRING_PASSWORD";

    /// <summary>From the environment, else typed twice without being shown, else the first line of the input.</summary>
    /// <exception cref="CommandFailure">The two differ.</exception>
    public static string Read(Terminal terminal)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return given;
        }

        if (!terminal.CanAsk)
        {
            return Console.In.ReadLine() ?? "";
        }

        string password = Ask("password: ");
        return Ask("again: ") == password ? password : throw new CommandFailure(ExitCode.Usage, "the two passwords differ; nothing was changed.");
    }

    private static string Ask(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
