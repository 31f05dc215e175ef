namespace Mainspring.Learning.Onnx.Export.Expressions;

/// <summary>What ONNX can do with texts: look whether one is among others.</summary>
/// <param name="terms">Where to.</param>
/// <param name="missing">What means missing besides an empty text.</param>
internal sealed class TextOperators(TermGraph terms, IReadOnlyList<string> missing)
{
    /// <summary>A missing text.</summary>
    public const string Missing = "";

    private readonly OnnxGraph _graph = terms.Graph;

    /// <summary>The texts of an input with all that means missing emptied.</summary>
    /// <param name="texts">As they come.</param>
    /// <param name="values">What is a value although it is spelled like a missing one.</param>
    public string Read(string texts, IReadOnlyList<string> values)
    {
        string isMissing = Among(texts, [.. missing.Except(values, StringComparer.Ordinal)]);
        return _graph.Add("Where", isMissing, _graph.Texts([Missing]), texts);
    }

    /// <summary>A text that is written in the expression.</summary>
    /// <exception cref="OnnxExportException">It means missing where it is read, and something where it is compared.</exception>
    public string Constant(string text) => text != Missing && !missing.Contains(text, StringComparer.Ordinal)
        ? _graph.Texts([text])
        : throw new OnnxExportException($"a text of it, '{text}', is spelled like a missing value");

    /// <summary>Whether a text is a constant: 1, 0 or missing.</summary>
    /// <exception cref="OnnxExportException">The constant is spelled like a missing value.</exception>
    public string Is(string text, string constant)
    {
        _ = Constant(constant);
        string code = Codes(text, [constant], 1, [Missing], 2, 0);
        return _graph.Add("Gather", _graph.Doubles([0, 1, double.NaN], 3), code);
    }

    /// <summary>Whether a text is missing; a truth.</summary>
    public string IsMissing(string text) => Among(text, [Missing]);

    /// <summary>The first text that is not missing.</summary>
    public string First(IReadOnlyList<string> values) => values.Reverse().Aggregate((later, value) => _graph.Add("Where", IsMissing(value), later, value));

    private string Among(string texts, IReadOnlyList<string> keys) => _graph.Cast(Codes(texts, keys, 1, [], 0, 0), OnnxType.Boolean);

    private string Codes(string texts, IReadOnlyList<string> keys, long code, IReadOnlyList<string> others, long otherCode, long rest) => _graph.AddMachineLearning(
        "LabelEncoder",
        attributes =>
        {
            attributes.Texts("keys_strings", [.. keys, .. others]);
            attributes.Ints("values_int64s", [.. keys.Select(_ => code), .. others.Select(_ => otherCode)]);
            attributes.Int("default_int64", rest);
        },
        texts);
}
