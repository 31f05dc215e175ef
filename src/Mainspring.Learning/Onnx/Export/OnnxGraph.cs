using System.Globalization;
using Mainspring.Learning.Onnx.Wire;

namespace Mainspring.Learning.Onnx.Export;

/// <summary>
/// A graph that is being built, and its bytes: <c>onnx.proto</c> of ONNX IR version 8, whose messages and field numbers are used here. Values are known by
/// name; those made here begin with a slash, so that they cannot be mistaken for columns.
/// </summary>
internal sealed class OnnxGraph
{
    /// <summary>The version of the operators of <c>ai.onnx</c>.</summary>
    public const int Opset = 15;

    /// <summary>The version of the operators of <c>ai.onnx.ml</c>.</summary>
    public const int MachineLearningOpset = 3;

    private const int FormatVersion = 8;
    private const string MachineLearning = "ai.onnx.ml";

    private readonly ProtoWriter _nodes = new();
    private readonly ProtoWriter _constants = new();
    private readonly ProtoWriter _inputs = new();
    private readonly ProtoWriter _outputs = new();
    private readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal);
    private int _values;

    /// <summary>Declares an input.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type.</param>
    /// <param name="shape">Its dimensions, 0 for that of the rows.</param>
    public void Input(string name, OnnxType type, params long[] shape) => Declare(_inputs, GraphField.Input, name, type, shape);

    /// <summary>Declares an output, and makes it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type.</param>
    /// <param name="value">What it shall be.</param>
    /// <param name="shape">Its dimensions, 0 for that of the rows.</param>
    public void Output(string name, OnnxType type, string value, params long[] shape)
    {
        Declare(_outputs, GraphField.Output, name, type, shape);
        Node("Identity", [value], [name]);
    }

    /// <summary>Single-precision numbers.</summary>
    public string Floats(ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) => Constant(OnnxType.Float, LittleEndian.Of(values).ToArray(), shape);

    /// <summary>Double-precision numbers.</summary>
    public string Doubles(ReadOnlySpan<double> values, params ReadOnlySpan<long> shape) => Constant(OnnxType.Double, LittleEndian.Of(values).ToArray(), shape);

    /// <summary>Whole numbers.</summary>
    public string Ints(ReadOnlySpan<long> values, params ReadOnlySpan<long> shape) => Constant(OnnxType.Int64, LittleEndian.Of(values).ToArray(), shape);

    /// <summary>Truths.</summary>
    public string Flags(bool[] values) => Constant(OnnxType.Boolean, [.. values.Select(value => value ? (byte)1 : (byte)0)], [values.Length]);

    /// <summary>A double-precision number that goes with any shape.</summary>
    public string Double(double value) => Doubles([value]);

    /// <summary>A whole number that goes with any shape.</summary>
    public string Int(long value) => Ints([value]);

    /// <summary>Texts.</summary>
    public string Texts(IReadOnlyList<string> values)
    {
        string name = NextName();
        _constants.Message(GraphField.Constant, tensor =>
        {
            tensor.Ints(1, [values.Count]);
            tensor.Int(2, (long)OnnxType.Text);
            foreach (string value in values)
            {
                tensor.Text(6, value);
            }

            tensor.Text(8, name);
        });
        return name;
    }

    /// <summary>Adds an operator of <c>ai.onnx</c> with one output.</summary>
    public string Add(string operation, params ReadOnlySpan<string> inputs)
    {
        string output = NextName();
        Node(operation, inputs, [output]);
        return output;
    }

    /// <summary>Adds an operator of <c>ai.onnx</c> with attributes and one output.</summary>
    public string Add(string operation, Action<OnnxAttributes> attributes, params ReadOnlySpan<string> inputs)
    {
        string output = NextName();
        Node(operation, inputs, [output], attributes);
        return output;
    }

    /// <summary>Adds an operator of <c>ai.onnx.ml</c> with one output.</summary>
    public string AddMachineLearning(string operation, Action<OnnxAttributes> attributes, params ReadOnlySpan<string> inputs)
    {
        string output = NextName();
        Node(operation, inputs, [output], attributes, MachineLearning);
        return output;
    }

    /// <summary>Turns values into those of another type.</summary>
    public string Cast(string value, OnnxType type) => Add("Cast", attributes => attributes.Int("to", (long)type), value);

    /// <summary>The model.</summary>
    /// <param name="name">The name of the graph.</param>
    /// <param name="metadata">What is said of it.</param>
    public byte[] Write(string name, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        var model = new ProtoWriter();
        model.Int(1, FormatVersion);
        model.Text(2, "mainspring");
        model.Message(7, graph =>
        {
            graph.Append(_nodes);
            graph.Text(2, name);
            graph.Append(_constants);
            graph.Append(_inputs);
            graph.Append(_outputs);
        });
        foreach ((string domain, long version) in (IEnumerable<(string, long)>)[("", Opset), (MachineLearning, MachineLearningOpset)])
        {
            model.Message(8, opset =>
            {
                opset.Text(1, domain);
                opset.Int(2, version);
            });
        }

        foreach ((string key, string value) in metadata)
        {
            model.Message(14, entry =>
            {
                entry.Text(1, key);
                entry.Text(2, value);
            });
        }

        return model.Bytes.ToArray();
    }

    private string Constant(OnnxType type, byte[] bytes, ReadOnlySpan<long> shape)
    {
        long[] dimensions = shape.ToArray();
        string content = string.Create(CultureInfo.InvariantCulture, $"{type}/{string.Join(',', dimensions)}/{Convert.ToHexString(bytes.AsSpan(0, Math.Min(64, bytes.Length)))}");
        if (bytes.Length <= 64 && _shared.TryGetValue(content, out string? known))
        {
            return known;
        }

        string name = NextName();
        _shared[content] = name;
        _constants.Message(GraphField.Constant, tensor =>
        {
            if (dimensions.Length > 0)
            {
                tensor.Ints(1, dimensions);
            }

            tensor.Int(2, (long)type);
            tensor.Text(8, name);
            tensor.Blob(9, bytes);
        });
        return name;
    }

    private void Node(string operation, ReadOnlySpan<string> inputs, ReadOnlySpan<string> outputs, Action<OnnxAttributes>? attributes = null, string domain = "")
    {
        string[] from = inputs.ToArray();
        string[] to = outputs.ToArray();
        _nodes.Message(GraphField.Node, node =>
        {
            foreach (string input in from)
            {
                node.Text(1, input);
            }

            foreach (string output in to)
            {
                node.Text(2, output);
            }

            node.Text(3, $"{operation}{to[0]}");
            node.Text(4, operation);
            attributes?.Invoke(new(node));
            if (domain.Length > 0)
            {
                node.Text(7, domain);
            }
        });
    }

    private static void Declare(ProtoWriter list, int field, string name, OnnxType type, long[] dimensions) => list.Message(field, value =>
    {
        value.Text(1, name);
        value.Message(2, kind => kind.Message(1, tensor =>
        {
            tensor.Int(1, (long)type);
            tensor.Message(2, shape =>
            {
                foreach (long dimension in dimensions)
                {
                    shape.Message(1, at => Dimension(at, dimension));
                }
            });
        }));
    });

    private static void Dimension(ProtoWriter dimension, long size)
    {
        if (size == 0)
        {
            dimension.Text(2, "N");
        }
        else
        {
            dimension.Int(1, size);
        }
    }

    private string NextName() => string.Create(CultureInfo.InvariantCulture, $"/{++_values}");

    private static class GraphField
    {
        public const int Node = 1;
        public const int Constant = 5;
        public const int Input = 11;
        public const int Output = 12;
    }
}
