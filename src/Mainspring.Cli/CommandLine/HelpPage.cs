using System.CommandLine.Help;

namespace Mainspring.Cli.CommandLine;

/// <summary>Help that shows how a verb is used before it lists what it accepts.</summary>
internal static class HelpPage
{
    private const int LeftColumn = 26;

    /// <summary>The list of verbs, by group.</summary>
    public static void WriteFront(TextWriter output)
    {
        output.WriteLine("mainspring — train, deploy and watch tabular models");
        foreach (IGrouping<string, Verb> group in Verbs.All.GroupBy(v => v.Group))
        {
            output.WriteLine();
            output.WriteLine(group.Key);
            foreach (Verb verb in group)
            {
                output.WriteLine($"  {verb.Name,-12} {verb.Summary}");
            }
        }

        output.WriteLine();
        output.WriteLine("Run 'mainspring <command> -h' for examples.");
    }

    /// <summary>The page of one command.</summary>
    public static void Write(Command command, TextWriter output)
    {
        if (command is RootCommand)
        {
            WriteFront(output);
            return;
        }

        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine($"Usage: {Usage(command)}");
        WriteExamples(command as VerbCommand, output);
        Section("Commands", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description)), output);
        Section("Arguments", command.Arguments.Where(a => !a.Hidden).Select(a => ($"<{a.HelpName ?? a.Name}>", a.Description)), output);
        Section("Options", command.Options.Where(o => !o.Hidden && o is not HelpOption).Select(Row), output);
        Section("Everywhere", GlobalOptions.All.Select(Row), output);
        if (command is VerbCommand { ExitCodes: { } codes })
        {
            output.WriteLine();
            output.WriteLine($"Exit codes: {codes}");
        }
    }

    private static string Usage(Command command)
    {
        string path = command.Name;
        for (Command? parent = Parent(command); parent is not null and not RootCommand; parent = Parent(parent))
        {
            path = $"{parent.Name} {path}";
        }

        string arguments = string.Concat(command.Arguments.Where(a => !a.Hidden).Select(a =>
            a.Arity.MinimumNumberOfValues > 0 ? $" <{a.HelpName ?? a.Name}>" : $" [{a.HelpName ?? a.Name}]"));
        return $"mainspring {path}{(command.Subcommands.Count > 0 ? " <command>" : "")}{arguments} [options]";
    }

    private static void WriteExamples(VerbCommand? command, TextWriter output)
    {
        if (command is null or { Examples.Count: 0 })
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("Examples:");
        int width = command.Examples.Max(e => e.Command.Length);
        foreach (Example example in command.Examples)
        {
            output.WriteLine($"  {example.Command.PadRight(width)}  {example.Meaning}".TrimEnd());
        }
    }

    private static void Section(string title, IEnumerable<(string Left, string? Right)> rows, TextWriter output)
    {
        bool first = true;
        foreach ((string left, string? right) in rows)
        {
            if (first)
            {
                output.WriteLine();
                output.WriteLine($"{title}:");
                first = false;
            }

            output.WriteLine($"  {left,-LeftColumn} {right}".TrimEnd());
        }
    }

    private static (string, string?) Row(Option option)
    {
        string names = string.Join(", ", option.Aliases.Append(option.Name).OrderBy(n => n.Length));
        string value = option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool) ? $" <{option.HelpName ?? "value"}>" : "";
        string repeat = option.Arity.MaximumNumberOfValues > 1 && value.Length > 0 ? " (repeatable)" : "";
        string required = option.Required ? " (required)" : "";
        return (names + value, option.Description + repeat + required);
    }

    private static Command? Parent(Command command) => command.Parents.OfType<Command>().FirstOrDefault();
}
