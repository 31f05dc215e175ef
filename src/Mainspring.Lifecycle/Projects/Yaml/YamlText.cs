using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Mainspring.Lifecycle.Projects.Yaml;

/// <summary>
/// Reads one YAML document into elements with places. Faults are collected, not thrown. Aliases are followed as long as the whole
/// stays small, so that a bomb of aliases is refused before it is expanded.
/// </summary>
internal sealed class YamlText
{
    private const int MaxDepth = 32;
    private const int MaxValues = 10_000;

    private readonly string _file;
    private readonly IParser _parser;
    private readonly List<ProjectFault> _faults;
    private readonly Dictionary<string, YamlElement> _anchors = [];
    private YamlPlace _last;

    private YamlText(string text, string file, List<ProjectFault> faults)
    {
        _file = file;
        _faults = faults;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The document, or null when it is empty or cannot be read.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="file">How faults name the text.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public static YamlElement? Read(string text, string file, List<ProjectFault> faults)
    {
        var reader = new YamlText(text, file, faults);
        try
        {
            return reader.Document();
        }
        catch (YamlException broken)
        {
            faults.Add(Tab(text, broken) is { } tab
                ? new YamlPlace(file, tab.Line, tab.Column).Fault(FaultCode.Tab, "a tab indents this line; use spaces")
                : new YamlPlace(file, (int)broken.Start.Line, (int)broken.Start.Column).Fault(FaultCode.Syntax, $"this is not YAML: {Sentence(broken)}"));
            return null;
        }
        catch (InvalidOperationException)
        {
            // The parser's own answer to a bracket that is never closed.
            faults.Add(reader._last.Fault(FaultCode.Syntax, "this is not YAML: the text ends inside brackets that begin here or later"));
            return null;
        }
        catch (TooDeepException deep)
        {
            faults.Add(deep.Fault);
            return null;
        }
    }

    private YamlElement? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        _parser.Consume<DocumentStart>();
        YamlElement root = Element(1);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out _))
        {
            _faults.Add(PlaceOf(_parser.Current!.Start).Fault(FaultCode.Syntax, "a second document begins here; a project file holds one"));
        }

        return root;
    }

    private YamlElement Element(int depth)
    {
        YamlPlace place = PlaceOf(_parser.Current!.Start);
        _last = place;
        if (depth > MaxDepth)
        {
            throw new TooDeepException(place.Fault(FaultCode.TooLarge, $"the file nests deeper than {MaxDepth} levels"));
        }

        AnchorName anchor = _parser.Current is NodeEvent node ? node.Anchor : AnchorName.Empty;
        YamlElement element = _parser.Current switch
        {
            Scalar => ScalarHere(place),
            SequenceStart => SequenceHere(place, depth),
            MappingStart => MappingHere(place, depth),
            AnchorAlias => AliasHere(place),
            _ => throw new YamlException(_parser.Current.Start, _parser.Current.End, "a value is expected here"),
        };
        if (element.Size > MaxValues)
        {
            throw new TooDeepException(place.Fault(FaultCode.TooLarge, $"the file holds more than {MaxValues:N0} values, aliases expanded"));
        }

        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = element;
        }

        return element;
    }

    private YamlScalar ScalarHere(YamlPlace place)
    {
        Scalar scalar = _parser.Consume<Scalar>();
        return new(scalar.Value, scalar.Style is ScalarStyle.Plain, place);
    }

    private YamlSequence SequenceHere(YamlPlace place, int depth)
    {
        _parser.Consume<SequenceStart>();
        var items = new List<YamlElement>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Element(depth + 1));
        }

        return new(items, place);
    }

    private YamlMapping MappingHere(YamlPlace place, int depth)
    {
        _parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            YamlElement key = Element(depth + 1);
            YamlElement value = Element(depth + 1);
            if (key is not YamlScalar { Text: var name })
            {
                _faults.Add(key.Place.Fault(FaultCode.WrongType, $"a key must be a word, not {key.Kind}"));
            }
            else if (entries.Find(e => e.Key == name) is { } first)
            {
                _faults.Add(key.Place.Fault(FaultCode.DuplicateKey, $"the key '{name}' stands here already in line {first.KeyPlace.Line}"));
            }
            else
            {
                entries.Add(new(name, key.Place, value));
            }
        }

        return new(entries, place);
    }

    private YamlElement AliasHere(YamlPlace place)
    {
        AnchorAlias alias = _parser.Consume<AnchorAlias>();
        return _anchors.TryGetValue(alias.Value.Value, out YamlElement? element)
            ? element
            : throw new YamlException(alias.Start, alias.End, $"no anchor '&{alias.Value.Value}' stands before '*{alias.Value.Value}'");
    }

    private YamlPlace PlaceOf(Mark mark) => new(_file, (int)mark.Line, (int)mark.Column);

    /// <summary>The tab in an indentation that broke the text, or null. The parser names the section around it, not the tab.</summary>
    private static (int Line, int Column)? Tab(string text, YamlException broken)
    {
        string[] lines = text.Split('\n');
        int last = broken.Message.Contains("tab", StringComparison.Ordinal) ? lines.Length : Math.Min((int)broken.Start.Line, lines.Length);
        for (int i = 0; i < last; i++)
        {
            int blank = lines[i].AsSpan().IndexOfAnyExcept(' ', '\t');
            int tab = lines[i].IndexOf('\t', StringComparison.Ordinal);
            if (tab >= 0 && blank > tab)
            {
                return (i + 1, tab + 1);
            }
        }

        return null;
    }

    private static string Sentence(YamlException broken)
    {
        string message = broken.Message.TrimEnd('.');
        return message.Length == 0 ? "it ends too early" : char.ToLowerInvariant(message[0]) + message[1..];
    }

    private sealed class TooDeepException(ProjectFault fault) : Exception
    {
        public ProjectFault Fault { get; } = fault;
    }
}
