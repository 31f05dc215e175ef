using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace Mainspring.Cli.Terminals;

/// <summary>
/// Where a verb prints. Results go to stdout, everything else to stderr; with <c>--json</c> exactly one JSON document is all that stdout
/// sees. Colours and live lines appear only on a terminal.
/// </summary>
internal sealed class Terminal
{
    private static readonly JsonWriterOptions JsonLayout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Terminal(bool json, bool quiet, bool verbose, bool color)
    {
        IsJson = json;
        IsQuiet = quiet;
        IsVerbose = verbose;
        HasColor = color && !Console.IsOutputRedirected;
        HasErrorColor = color && !Console.IsErrorRedirected;
    }

    /// <summary>Whether the caller wants JSON.</summary>
    public bool IsJson { get; }

    /// <summary>Whether the caller wants results and errors only.</summary>
    public bool IsQuiet { get; }

    /// <summary>Whether the caller wants details.</summary>
    public bool IsVerbose { get; }

    /// <summary>Whether stdout takes escape codes.</summary>
    public bool HasColor { get; }

    /// <summary>Whether stderr takes escape codes.</summary>
    public bool HasErrorColor { get; }

    /// <summary>Whether a person sits there who can be asked.</summary>
    public bool CanAsk => !IsJson && !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Whether anything stands on stdout already.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>Reads the global options and <c>NO_COLOR</c>.</summary>
    public static Terminal From(ParseResult parse) => new(
        parse.GetValue(GlobalOptions.Json),
        parse.GetValue(GlobalOptions.Quiet),
        parse.GetValue(GlobalOptions.Verbose),
        !parse.GetValue(GlobalOptions.NoColor) && Environment.GetEnvironmentVariable("NO_COLOR") is null or "" && Environment.GetEnvironmentVariable("TERM") != "dumb");

    /// <summary>Prints a line of the result: to stdout, or to stderr when stdout belongs to JSON.</summary>
    public void Line(string text = "")
    {
        HasWritten |= !IsJson;
        (IsJson ? Console.Error : Console.Out).WriteLine(text);
    }

    /// <summary>Prints a remark to stderr; silent with <c>--quiet</c>.</summary>
    public void Note(string text)
    {
        if (!IsQuiet)
        {
            Console.Error.WriteLine(text);
        }
    }

    /// <summary>Prints a detail to stderr with <c>--verbose</c>.</summary>
    public void Detail(string text)
    {
        if (IsVerbose)
        {
            Console.Error.WriteLine(Ink.Faint.On(text, HasErrorColor));
        }
    }

    /// <summary>Prints a warning to stderr.</summary>
    public void Warning(string text) => Console.Error.WriteLine($"{Ink.Yellow.On("warning:", HasErrorColor)} {text}");

    /// <summary>Prints an error to stderr.</summary>
    public void Error(string text) => Console.Error.WriteLine($"{Ink.Red.On("error:", HasErrorColor)} {text}");

    /// <summary>Prints rows under headings to stdout. Columns marked in <paramref name="numeric"/> are aligned at the right.</summary>
    /// <param name="headings">One heading a column.</param>
    /// <param name="rows">As many cells a row as there are headings.</param>
    /// <param name="numeric">Indexes of the columns with numbers.</param>
    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, params int[] numeric)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        for (int i = 0; i < headings.Count; i++)
        {
            var heading = new TableColumn(new Text(headings[i], new Style(decoration: Decoration.Bold))) { NoWrap = true, Padding = new(1, 0, 1, 0) };
            table.AddColumn(numeric.Contains(i) ? heading.RightAligned() : heading);
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        Render(table);
    }

    /// <summary>Prints names and values, one pair a line, to stdout.</summary>
    public void KeyValues(params IReadOnlyList<(string Key, string Value)> pairs)
    {
        int width = pairs.Count == 0 ? 0 : pairs.Max(pair => pair.Key.Length);
        foreach ((string key, string value) in pairs)
        {
            Line($" {Ink.Faint.On(key.PadRight(width), HasColor && !IsJson)}  {value}");
        }
    }

    /// <summary>Prints the one JSON document of a verb to stdout.</summary>
    public void Json<T>(T value, JsonTypeInfo<T> type) => WriteJson(writer => JsonSerializer.Serialize(writer, value, type));

    /// <summary>Prints the one JSON document of a verb to stdout.</summary>
    public void Json(JsonNode value) => WriteJson(writer => value.WriteTo(writer));

    /// <summary>Starts a piece of work whose progress is shown on stderr.</summary>
    /// <param name="name">One or two words.</param>
    public ProgressLine Progress(string name) => new(name, Console.Error, HasErrorColor, IsQuiet, TimeProvider.System);

    /// <summary>Asks for a line of text; the default is taken when the answer is blank.</summary>
    /// <exception cref="InvalidOperationException">Nobody can be asked: see <see cref="CanAsk"/>.</exception>
    public string Ask(string question, string suggestion)
    {
        if (!CanAsk)
        {
            throw new InvalidOperationException("There is no terminal to ask at.");
        }

        Console.Error.Write($"{question} [{suggestion}]: ");
        return Console.ReadLine()?.Trim() is { Length: > 0 } answer ? answer : suggestion;
    }

    private void Render(Table table)
    {
        IAnsiConsole console = AnsiConsole.Create(new()
        {
            Ansi = HasColor ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = HasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(IsJson ? Console.Error : Console.Out),
        });
        console.Profile.Capabilities.Links = false;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 10_000;
        }

        HasWritten |= !IsJson;
        console.Write(table);
    }

    private void WriteJson(Action<Utf8JsonWriter> write)
    {
        using Stream output = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(output, JsonLayout))
        {
            write(writer);
        }

        output.WriteByte((byte)'\n');
        HasWritten = true;
    }
}
