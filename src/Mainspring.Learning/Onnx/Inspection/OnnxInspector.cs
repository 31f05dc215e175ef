using System.Globalization;
using Mainspring.Learning.Models;
using Mainspring.Learning.Onnx.Wire;

namespace Mainspring.Learning.Onnx.Inspection;

/// <summary>
/// Reads an ONNX file before the runtime does, and refuses what reaches outside of it or need not end: files that do not belong to the model, loops without a bound,
/// operators of unknown makers, bodies that nest without reason. Subgraphs, functions, constants and sparse constants are read like the main graph.
/// </summary>
public sealed class OnnxInspector
{
    private const int DeepestBody = 8;
    private const int MostNodes = 1_000_000;
    private const long MostTurns = 10_000;

    private static readonly string[] KnownDomains = ["", "ai.onnx", "ai.onnx.ml", "com.microsoft"];

    /// <summary>Operators whose answer depends on more than whether two texts are equal.</summary>
    private static readonly string[] TextOperators = ["RegexFullMatch", "StringConcat", "StringNormalizer", "StringSplit", "TfIdfVectorizer", "Tokenizer"];

    private readonly string _file;
    private readonly IReadOnlySet<string> _companions;
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _externalFiles = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _operators = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _texts = new(StringComparer.Ordinal);
    private readonly List<string> _classes = [];
    private int _nodes;

    private OnnxInspector(string file, IReadOnlySet<string> companions) => (_file, _companions) = (file, companions);

    /// <summary>Inspects a model.</summary>
    /// <param name="file">The path of the model among the files.</param>
    /// <param name="files">All files of the model: the only ones that it may name.</param>
    /// <exception cref="ModelRefusedException">It is no ONNX model, or does something that is refused.</exception>
    public static OnnxSummary Inspect(string file, IReadOnlyDictionary<string, byte[]> files)
    {
        string folder = file[..(file.LastIndexOf('/') + 1)];
        var inspector = new OnnxInspector(file, files.Keys.Where(other => other != file && other.StartsWith(folder, StringComparison.Ordinal)).Select(other => other[folder.Length..]).ToHashSet(StringComparer.Ordinal));
        try
        {
            inspector.ReadModel(files[file]);
        }
        catch (FormatException damaged)
        {
            throw new ModelRefusedException(file, $"it is no ONNX model: {damaged.Message}", damaged);
        }

        string? textOperator = TextOperators.FirstOrDefault(inspector._operators.Contains);
        return new([.. inspector._externalFiles], [.. inspector._texts], inspector._classes, textOperator);
    }

    private void ReadModel(ReadOnlySpan<byte> bytes)
    {
        bool hasGraph = false;
        var model = new ProtoReader(bytes);
        while (model.Next())
        {
            switch (model.Field)
            {
                case 7 when model.IsBlob:
                    hasGraph = true;
                    ReadGraph(model.Blob, depth: 0);
                    break;
                case 20:
                    throw Refused("it carries instructions for training; export it for inference alone.");
                case 25 when model.IsBlob:
                    ReadFunction(model.Blob);
                    break;
                default:
                    break;
            }
        }

        if (!hasGraph || _nodes == 0)
        {
            throw Refused("it is no ONNX model: it has no graph.");
        }
    }

    private void ReadFunction(ReadOnlySpan<byte> function)
    {
        var fields = new ProtoReader(function);
        while (fields.Next())
        {
            if (fields is { Field: 7, IsBlob: true })
            {
                ReadNode(fields.Blob, depth: 1, isInFunction: true);
            }
            else if (fields is { Field: 11, IsBlob: true })
            {
                ReadAttribute(fields.Blob, depth: 1, "");
            }
        }
    }

    private void ReadGraph(ReadOnlySpan<byte> graph, int depth)
    {
        if (depth > DeepestBody)
        {
            throw Refused($"its graphs nest more than {DeepestBody} deep.");
        }

        // Constants come after the nodes that use them.
        var constants = new ProtoReader(graph);
        while (constants.Next())
        {
            if (constants is { Field: 5, IsBlob: true })
            {
                ReadTensor(constants.Blob);
            }
            else if (constants is { Field: 15, IsBlob: true })
            {
                ReadSparse(constants.Blob);
            }
        }

        var nodes = new ProtoReader(graph);
        while (nodes.Next())
        {
            if (nodes is { Field: 1, IsBlob: true })
            {
                ReadNode(nodes.Blob, depth, isInFunction: false);
            }
        }
    }

    private void ReadNode(ReadOnlySpan<byte> node, int depth, bool isInFunction)
    {
        if (++_nodes > MostNodes)
        {
            throw Refused($"it has more than {MostNodes} operators.");
        }

        string operation = "", domain = "", firstOutput = "";
        List<string> inputs = [];
        var fields = new ProtoReader(node);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1 when fields.IsBlob:
                    inputs.Add(fields.Text);
                    break;
                case 2 when fields.IsBlob && firstOutput.Length == 0:
                    firstOutput = fields.Text;
                    break;
                case 4 when fields.IsBlob:
                    operation = fields.Text;
                    break;
                case 7 when fields.IsBlob:
                    domain = fields.Text;
                    break;
                default:
                    break;
            }
        }

        _operators.Add(operation);
        if (!isInFunction && !KnownDomains.Contains(domain, StringComparer.Ordinal) && !domain.StartsWith("pkg.", StringComparison.Ordinal) && !domain.StartsWith("local", StringComparison.Ordinal))
        {
            throw Refused($"it needs the operator '{operation}' of '{domain}', which is not among those of ONNX; export it with standard operators.");
        }

        var attributes = new ProtoReader(node);
        while (attributes.Next())
        {
            if (attributes is { Field: 5, IsBlob: true })
            {
                ReadAttribute(attributes.Blob, depth, operation == "Constant" ? firstOutput : "");
            }
        }

        if (operation == "Loop")
        {
            CheckLoop(inputs);
        }
    }

    private void CheckLoop(List<string> inputs)
    {
        string bound = inputs.Count > 0 ? inputs[0] : "";
        if (!_numbers.TryGetValue(bound, out long turns))
        {
            throw Refused("it holds a 'Loop' whose number of turns is not a constant, which need not end; export it without loops.");
        }

        if (turns > MostTurns)
        {
            throw Refused(string.Create(CultureInfo.InvariantCulture, $"it holds a 'Loop' of {turns} turns; at most {MostTurns} are allowed."));
        }
    }

    /// <summary>Reads an attribute: a tensor, a sparse tensor, a graph, or lists of them.</summary>
    private void ReadAttribute(ReadOnlySpan<byte> attribute, int depth, string constant)
    {
        string name = "";
        var names = new ProtoReader(attribute);
        while (names.Next())
        {
            name = names is { Field: 1, IsBlob: true } ? names.Text : name;
        }

        List<long> numbers = [];
        var fields = new ProtoReader(attribute);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 3 when constant.Length > 0 && name == "value_int":
                    _numbers[constant] = fields.Int;
                    break;
                case 5 or 10 when fields.IsBlob:
                    ReadTensor(fields.Blob, constant);
                    break;
                case 6 or 11 when fields.IsBlob:
                    ReadGraph(fields.Blob, depth + 1);
                    break;
                case 22 or 23 when fields.IsBlob:
                    ReadSparse(fields.Blob);
                    break;
                case 8:
                    fields.AddInts(numbers);
                    break;
                case 9 when fields.IsBlob:
                    ReadText(name, fields.Text);
                    break;
                default:
                    break;
            }
        }

        if (name is "classlabels_int64s" or "classlabels_ints" && _classes.Count == 0)
        {
            _classes.AddRange(numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private void ReadText(string attribute, string text)
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

    private void ReadSparse(ReadOnlySpan<byte> sparse)
    {
        var fields = new ProtoReader(sparse);
        while (fields.Next())
        {
            if (fields is { Field: 1 or 2, IsBlob: true })
            {
                ReadTensor(fields.Blob);
            }
        }
    }

    private void ReadTensor(ReadOnlySpan<byte> tensor, string constant = "")
    {
        string name = constant;
        bool isExternal = false;
        string? location = null;
        List<long> numbers = [];
        var fields = new ProtoReader(tensor);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 6 when fields.IsBlob:
                    _texts.Add(fields.Text);
                    break;
                case 7:
                    fields.AddInts(numbers);
                    break;
                case 8 when fields.IsBlob && name.Length == 0:
                    name = fields.Text;
                    break;
                case 9 when fields.Blob.Length == sizeof(long):
                    numbers.Add(BitConverter.ToInt64(fields.Blob));
                    break;
                case 13 when fields.IsBlob:
                    (isExternal, location) = (true, LocationIn(fields.Blob) ?? location);
                    break;
                case 14:
                    isExternal |= fields.Int == 1;
                    break;
                default:
                    break;
            }
        }

        if (numbers.Count == 1)
        {
            _numbers[name] = numbers[0];
        }

        if (isExternal)
        {
            CheckExternal(location);
        }
    }

    private static string? LocationIn(ReadOnlySpan<byte> entry)
    {
        string key = "", value = "";
        var fields = new ProtoReader(entry);
        while (fields.Next())
        {
            (key, value) = fields.Field switch
            {
                1 when fields.IsBlob => (fields.Text, value),
                2 when fields.IsBlob => (key, fields.Text),
                _ => (key, value),
            };
        }

        return key == "location" ? value : null;
    }

    private void CheckExternal(string? location)
    {
        if (location is null || !_companions.Contains(location))
        {
            throw Refused($"it reads its weights from the file '{location}', which is not one of the model's own files; keep the weights inside the model, or import the folder that holds both.");
        }

        _externalFiles.Add(location);
    }

    private ModelRefusedException Refused(string reason) => new(_file, reason);
}
