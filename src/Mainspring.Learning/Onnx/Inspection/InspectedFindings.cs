namespace Mainspring.Learning.Onnx.Inspection;

/// <summary>What an inspection gathers on its way.</summary>
internal sealed class InspectedFindings
{
    /// <summary>Operators whose answer depends on more than whether two texts are equal.</summary>
    private static readonly string[] TextOperators = ["RegexFullMatch", "StringConcat", "StringNormalizer", "StringSplit", "TfIdfVectorizer", "Tokenizer"];

    private readonly SortedSet<string> _externalFiles = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _operators = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _texts = new(StringComparer.Ordinal);
    private readonly List<string> _classes = [];

    /// <summary>Whole numbers that constants hold alone, by the name of the constant.</summary>
    public Dictionary<string, long> Numbers { get; } = new(StringComparer.Ordinal);

    public void AddOperator(string operation) => _operators.Add(operation);

    public void AddFile(string file) => _externalFiles.Add(file);

    public void AddTexts(IEnumerable<string> texts) => _texts.UnionWith(texts);

    /// <summary>Takes a text of an attribute: the name of a class, or one that is compared.</summary>
    public void AddText(string attribute, string text)
    {
        if (attribute is "classlabels_strings")
        {
            _classes.Add(text);
        }
        else if (attribute is not "nodes_modes")
        {
            _texts.Add(text);
        }
    }

    /// <summary>Takes the whole numbers of an attribute, where they name classes and none are named yet.</summary>
    public void AddNumbers(string attribute, IEnumerable<string> numbers)
    {
        if (attribute is "classlabels_int64s" or "classlabels_ints" && _classes.Count == 0)
        {
            _classes.AddRange(numbers);
        }
    }

    public OnnxSummary ToSummary() => new([.. _externalFiles], [.. _texts], _classes, TextOperators.FirstOrDefault(_operators.Contains));
}
