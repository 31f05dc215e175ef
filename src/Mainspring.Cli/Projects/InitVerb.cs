using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mainspring.Data.Faults;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Training;
using Mainspring.Server.Projects;

namespace Mainspring.Cli.Projects;

/// <summary><c>mainspring init</c>: a project file of three lines from a data file.</summary>
internal static partial class InitVerb
{
    private static readonly Argument<string?> Source = new("data.csv") { Description = "data file [default: the only one in this folder]", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string> Target = new("--target") { Description = "column to predict [default: asked, else the likely one]", HelpName = "column" };
    private static readonly Option<string> Name = new("--name") { Description = "name of the project [default: that of the data file]", HelpName = "name" };
    private static readonly Option<bool> Yes = new("--yes", "-y") { Description = "replace an existing project.yaml; ask nothing" };

    /// <summary>The command.</summary>
    public static Command Create() => new VerbCommand("init", "Write project.yaml from a data file; asks only for the column to predict.")
    {
        Examples =
        [
            new("mainspring init customers.csv", "asks for the target"),
            new("mainspring init customers.csv --target churned", "asks nothing"),
        ],
        ExitCodes = "0 written, 6 no such data file, 7 project.yaml exists (add --yes), 65 data or target not valid",
        Arguments = { Source },
        Options = { Target, Name, Yes, ProjectOptions.File },
    }.Runs(Run);

    private static Task<int> Run(Invocation invocation, CancellationToken cancellation)
    {
        string path = invocation.Value(ProjectOptions.File)!;
        if (File.Exists(path) && !invocation.Value(Yes))
        {
            throw new CommandFailure(ExitCode.Conflict, $"{path} exists; add --yes to replace it");
        }

        string source = invocation.Value(Source) ?? OnlyDataFile();
        if (!File.Exists(source))
        {
            throw new CommandFailure(ExitCode.NotFound, $"there is no file {source}");
        }

        Table table = TableReader.Read(source, cancellation: cancellation);
        string target = TargetOf(table, invocation);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string text = $"""
            # yaml-language-server: $schema=./project.schema.json
            name: {NameOf(source, invocation)}
            data: {Quoted(Path.GetRelativePath(folder, Path.GetFullPath(source)))}
            target: {Quoted(target)}

            """;
        File.WriteAllText(path, text);
        File.WriteAllText(Path.Combine(folder, "project.schema.json"), ProjectSections.Layout.ToJsonSchema().ToJsonString(new() { WriteIndented = true }) + "\n");
        Say(invocation.Terminal, path, target, table.RowCount);
        return Task.FromResult(ExitCode.Ok);
    }

    private static void Say(Terminal terminal, string path, string target, int rows)
    {
        if (terminal.IsJson)
        {
            terminal.Json(new JsonObject { ["file"] = path, ["target"] = target, ["rows"] = rows });
            return;
        }

        terminal.Line($"wrote {path}: learn '{target}' from {rows:N0} rows");
        terminal.Note("Next: mainspring explain   shows every inferred value; mainspring up   trains and serves");
    }

    private static string TargetOf(Table table, Invocation invocation)
    {
        string[] columns = [.. table.Schema.Columns.Select(c => c.Name)];
        string? named = invocation.Value(Target);
        if (named is null)
        {
            string? likely = LikelyTarget.Of(table);
            bool ask = invocation.Terminal.CanAsk && !invocation.Value(Yes);
            if (!ask && likely is null)
            {
                throw new CommandFailure(ExitCode.Usage, $"which column is to be predicted? Name it with --target: {string.Join(", ", columns)}");
            }

            invocation.Terminal.Note($"columns: {string.Join(", ", columns)}");
            named = ask ? invocation.Terminal.Ask("Which column is to be predicted?", likely ?? columns[^1]) : likely!;
        }

        return columns.Contains(named)
            ? named
            : throw new CommandFailure(ExitCode.InvalidInput, $"the data has no column '{named}'{Spelling.DidYouMean(named, columns)}; it has {string.Join(", ", columns)}");
    }

    private static string OnlyDataFile()
    {
        string[] found = [.. Directory.EnumerateFiles(".").Select(f => Path.GetFileName(f)!).Where(f => DataFile().IsMatch(f))];
        return found.Length == 1
            ? found[0]
            : throw new CommandFailure(ExitCode.Usage, found.Length == 0 ? "name the data file: mainspring init data.csv" : $"which data file? There are {string.Join(", ", found)}");
    }

    private static string NameOf(string source, Invocation invocation)
    {
        string name = invocation.Value(Name) ?? Path.GetFileName(source).Split('.')[0];
        string clean = Foreign().Replace(name, "-").Trim('-', '.', '_');
        return clean.Length == 0 ? "project" : clean;
    }

    private static string Quoted(string text) => Plain().IsMatch(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\.(csv|tsv|parquet|jsonl)(\.gz)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DataFile();

    [GeneratedRegex("[^A-Za-z0-9._-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Foreign();

    [GeneratedRegex("^[A-Za-z_./][A-Za-z0-9_./ -]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
