using System.CommandLine.Help;
using System.Text.Json.Nodes;
using Mainspring.Cli.Projects;
using Mainspring.Data.Faults;
using Mainspring.Lifecycle.Projects;

namespace Mainspring.Cli.CommandLine;

/// <summary>From the words on the command line to an exit code. The one place that catches everything.</summary>
internal static class CommandLineRunner
{
    /// <summary>Runs the verb that the words name.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["help", .. string[] rest])
        {
            args = [.. rest, "--help"];
        }

        if (VerbWord(args) is not { } word)
        {
            return Front(args);
        }

        if (Verbs.Find(word) is not { } verb)
        {
            return Complain([$"unknown command '{word}'{Spelling.DidYouMean(word, Verbs.All.Select(v => v.Name))}"], "mainspring");
        }

        ParseResult parse = Root(verb).Parse(args, new() { ResponseFileTokenReplacer = null });
        return parse.Errors.Count > 0 && parse.Action is not HelpPageAction
            ? Complain([.. parse.Errors.Select(error => error.Message)], PathOf(parse.CommandResult.Command))
            : await InvokeAsync(parse);
    }

    private static RootCommand Root(Verb verb)
    {
        var root = new RootCommand("train, deploy and watch tabular models") { verb.Create() };
        root.Options.OfType<HelpOption>().Single().Action = new HelpPageAction();
        foreach (Option option in GlobalOptions.All)
        {
            root.Add(option);
        }

        return root;
    }

    private static async Task<int> InvokeAsync(ParseResult parse)
    {
        using var interruption = new Interruption();
        try
        {
            return await parse.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interruption.Token);
        }
        catch (Exception exception)
        {
            return Report(exception, parse);
        }
    }

    private static int Report(Exception exception, ParseResult parse)
    {
        if (exception is ProjectFileException invalid)
        {
            return ReportInvalid(invalid, Terminal.From(parse));
        }

        int code = Failures.CodeOf(exception);
        string sentence = Failures.SentenceOf(exception);
        var terminal = Terminal.From(parse);
        terminal.Error(sentence);
        if (terminal.IsVerbose && exception is not CommandFailure)
        {
            Console.Error.WriteLine(exception);
        }

        if (terminal.IsJson && !terminal.HasWritten)
        {
            terminal.Json(new JsonObject { ["error"] = sentence, ["exit_code"] = code });
        }

        return code;
    }

    private static int ReportInvalid(ProjectFileException invalid, Terminal terminal)
    {
        ProjectFaultReport.Print(invalid.Faults, terminal.HasErrorColor);
        if (terminal.IsJson && !terminal.HasWritten)
        {
            terminal.Json(ProjectFaultReport.ToJson(invalid.Faults));
        }

        return ExitCode.InvalidInput;
    }

    /// <summary>The command line without a verb: the version, or the front page of the help.</summary>
    private static int Front(string[] args)
    {
        if (args.Contains("--version"))
        {
            Console.Out.WriteLine(typeof(CommandLineRunner).Assembly.GetName().Version!.ToString(3));
            return ExitCode.Ok;
        }

        string[] unknown = [.. args.Where(arg => !GlobalOptions.All.Any(o => Names(o, arg)) && arg is not ("-h" or "-?" or "--help"))];
        if (unknown.Length > 0 && !args.Any(arg => GlobalOptions.All.Any(o => o.Arity.MaximumNumberOfValues > 0 && Names(o, arg))))
        {
            return Complain([$"unknown option '{unknown[0]}'"], "mainspring");
        }

        HelpPage.WriteFront(Console.Out);
        return ExitCode.Ok;
    }

    private static int Complain(IReadOnlyList<string> errors, string command)
    {
        foreach (string error in errors)
        {
            Console.Error.WriteLine($"error: {error.TrimEnd('.')}");
        }

        Console.Error.WriteLine($"Run '{command} -h' for help.");
        return ExitCode.Usage;
    }

    /// <summary>The first word that is neither an option nor the value of a global option.</summary>
    private static string? VerbWord(string[] args)
    {
        for (int i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith('-'))
            {
                return args[i];
            }

            i += GlobalOptions.All.Any(o => o.Arity.MinimumNumberOfValues > 0 && Names(o, args[i])) ? 1 : 0;
        }

        return null;
    }

    private static bool Names(Option option, string arg) => option.Name == arg || option.Aliases.Contains(arg);

    private static string PathOf(Command command) =>
        command is RootCommand ? "mainspring" : $"{PathOf(command.Parents.OfType<Command>().First())} {command.Name}";
}
