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

    private readonly string _file;
    private readonly IReadOnlySet<string> _companions;
    private readonly InspectedFindings _found = new();
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

        return inspector._found.ToSummary();
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

        var read = InspectedNode.Read(node);
        _found.AddOperator(read.Operation);
        if (!isInFunction && !IsKnown(read.Domain))
        {
            throw Refused($"it needs the operator '{read.Operation}' of '{read.Domain}', which is not among those of ONNX; export it with standard operators.");
        }

        var attributes = new ProtoReader(node);
        while (attributes.Next())
        {
            if (attributes is { Field: InspectedNode.AttributeField, IsBlob: true })
            {
                ReadAttribute(attributes.Blob, depth, read.Operation == "Constant" ? read.FirstOutput : "");
            }
        }

        if (read.Operation == "Loop")
        {
            CheckLoop(read.Inputs);
        }
    }

    private static bool IsKnown(string domain) =>
        KnownDomains.Contains(domain, StringComparer.Ordinal) || domain.StartsWith("pkg.", StringComparison.Ordinal) || domain.StartsWith("local", StringComparison.Ordinal);

    private void CheckLoop(IReadOnlyList<string> inputs)
    {
        string bound = inputs.Count > 0 ? inputs[0] : "";
        if (!_found.Numbers.TryGetValue(bound, out long turns))
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
                    _found.Numbers[constant] = fields.Int;
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
                    _found.AddText(name, fields.Text);
                    break;
                default:
                    break;
            }
        }

        _found.AddNumbers(name, numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
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
        var read = InspectedTensor.Read(tensor);
        _found.AddTexts(read.Texts);
        if (read.Number is { } number)
        {
            _found.Numbers[constant.Length > 0 ? constant : read.Name] = number;
        }

        if (read.IsExternal)
        {
            CheckExternal(read.Location);
        }
    }

    private void CheckExternal(string? location)
    {
        if (location is null || !_companions.Contains(location))
        {
            throw Refused($"it reads its weights from the file '{location}', which is not one of the model's own files; keep the weights inside the model, or import the folder that holds both.");
        }

        _found.AddFile(location);
    }

    private ModelRefusedException Refused(string reason) => new(_file, reason);
}
