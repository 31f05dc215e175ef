using Mainspring.Learning.Features;
using Mainspring.Learning.Onnx;
using Mainspring.Learning.Onnx.Running;
using Microsoft.ML.OnnxRuntime;

namespace Mainspring.Learning.Foreign.Onnx;

/// <summary>Takes the values of one input of a graph from rows of features.</summary>
internal sealed class OnnxFeed
{
    /// <summary>A text that no model knows: what stands for all that the graph does not compare with.</summary>
    private const string Unknown = "\uFFFD unknown \uFFFD";

    private readonly OnnxTensor _input;
    private readonly int _first;
    private readonly int _width;
    private readonly IReadOnlyList<string> _levels;

    /// <param name="input">The input.</param>
    /// <param name="first">The first of its features.</param>
    /// <param name="width">How many columns it has.</param>
    /// <param name="texts">What the graph compares texts with.</param>
    public OnnxFeed(OnnxTensor input, int first, int width, IReadOnlyList<string> texts) => (_input, _first, _width, _levels) = (input, first, width, LevelsOf(texts));

    /// <summary>Features a column: numbers with more digits than single precision has are split.</summary>
    public static int PartsOf(OnnxType type) => type is OnnxType.Double or OnnxType.Int64 or OnnxType.Int32 ? SplitEncoder.Parts : 1;

    /// <summary>Whether the graph takes one row at a time only.</summary>
    public bool IsSingle => _input.Shape[0] == 1 && _input.Shape.Count == 2;

    /// <summary>Texts that can be categories: blank ones are missing values.</summary>
    public static IReadOnlyList<string> LevelsOf(IReadOnlyList<string> texts) => [.. texts.Where(text => !string.IsNullOrWhiteSpace(text))];

    /// <summary>The values of rows.</summary>
    /// <param name="features">Row-major.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="stride">Features a row.</param>
    public OrtValue Read(ReadOnlySpan<float> features, int rows, int stride)
    {
        long[] shape = _input.Shape.Count == 1 ? [rows] : [rows, _width];
        return _input.Type switch
        {
            OnnxType.Float => OrtValue.CreateTensorValueFromMemory(Take(features, rows, stride, static parts => parts[0]), shape),
            OnnxType.Double => OrtValue.CreateTensorValueFromMemory(Take(features, rows, stride, SplitEncoder.Join), shape),
            OnnxType.Int64 => OrtValue.CreateTensorValueFromMemory(Take(features, rows, stride, static parts => float.IsNaN(parts[0]) ? 0 : (long)SplitEncoder.Join(parts)), shape),
            OnnxType.Int32 => OrtValue.CreateTensorValueFromMemory(Take(features, rows, stride, static parts => float.IsNaN(parts[0]) ? 0 : (int)SplitEncoder.Join(parts)), shape),
            OnnxType.Boolean => OrtValue.CreateTensorValueFromMemory(Take(features, rows, stride, static parts => parts[0] == 1), shape),
            _ => Texts(Take(features, rows, stride, static parts => parts[0]), shape),
        };
    }

    private T[] Take<T>(ReadOnlySpan<float> features, int rows, int stride, Conversion<T> convert)
    {
        int parts = PartsOf(_input.Type);
        T[] values = new T[rows * _width];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = convert(features.Slice((i / _width * stride) + _first + (i % _width * parts), parts));
        }

        return values;
    }

    private OrtValue Texts(float[] indices, long[] shape)
    {
        OrtValue texts = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, shape);
        for (int i = 0; i < indices.Length; i++)
        {
            texts.StringTensorSetElementAt(float.IsNaN(indices[i]) ? "" : indices[i] < 0 || indices[i] >= _levels.Count ? Unknown : _levels[(int)indices[i]], i);
        }

        return texts;
    }

    private delegate T Conversion<out T>(ReadOnlySpan<float> parts);
}
