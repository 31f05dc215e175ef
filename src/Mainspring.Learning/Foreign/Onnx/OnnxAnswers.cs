using System.Globalization;
using Mainspring.Learning.Models;
using Mainspring.Learning.Onnx;
using Mainspring.Learning.Onnx.Running;
using Microsoft.ML.OnnxRuntime;

namespace Mainspring.Learning.Foreign.Onnx;

/// <summary>
/// Where a graph says what it predicts: an output a class (as our own graphs do), a matrix of probabilities or a list of maps from class to probability (as scikit-learn's converter does
/// beside the label), or one number.
/// </summary>
internal sealed class OnnxAnswers
{
    private const string OwnPrefix = "probability_";
    private static readonly TimeSpan TrialDeadline = TimeSpan.FromSeconds(10);

    private readonly int[] _outputs;
    private readonly string[] _keys;
    private readonly bool _isMaps;

    private OnnxAnswers(ModelTarget target, int[] outputs, bool isMaps = false, string[]? keys = null) => (Target, _outputs, _isMaps, _keys) = (target, outputs, isMaps, keys ?? []);

    /// <summary>What is predicted.</summary>
    public ModelTarget Target { get; }

    /// <summary>Runs the graph on two plain rows and finds out.</summary>
    /// <exception cref="FormatException">The answers are not of a known form.</exception>
    /// <exception cref="OnnxRunException">The graph fails.</exception>
    public static OnnxAnswers Find(OnnxSession session, IReadOnlyList<OnnxFeed> feeds, int features, ForeignTarget target)
    {
        int rows = feeds.Any(feed => feed.IsSingle) ? 1 : 2;
        float[] zeros = new float[rows * features];
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run([.. feeds.Select(feed => feed.Read(zeros, rows, features))], TrialDeadline);
        OnnxTensor[] described = [.. session.Outputs];
        int[] own = [.. Where(described, output => IsNumber(output) && output.Name.StartsWith(OwnPrefix, StringComparison.Ordinal))];
        if (own.Length > 1)
        {
            return new(target.OneOf(own.Length, [.. own.Select(i => described[i].Name[OwnPrefix.Length..])]), own);
        }

        if (Where(described, output => output.Type == OnnxType.Other).ToArray() is [var maps])
        {
            string[] keys = KeysOf(outputs[maps]);
            return new(target.OneOf(keys.Length, keys), [maps], isMaps: true, keys);
        }

        int[] numbers = [.. Where(described, IsNumber)];
        int chosen = numbers.Length == 1 ? numbers[0]
            : numbers.Length == 0 ? throw new FormatException("it gives labels without probabilities or numbers; export it with its probabilities")
            : throw new FormatException($"it has {numbers.Length} outputs of numbers ({string.Join(", ", numbers.Select(i => described[i].Name))}); export it with one");
        int width = WidthOf(outputs[chosen], rows);
        bool isLabelled = described.Length > 1;
        return width > 1 ? isLabelled || AreShares(outputs[chosen], width)
                ? new(target.OneOf(width, session.Summary.Classes.Count == width ? session.Summary.Classes : null), [chosen])
                : throw new FormatException($"its output '{described[chosen].Name}' has {width} numbers a row that are no probabilities")
            : isLabelled || target.Classes.Count > 0 ? new(target.OneOf(2, session.Summary.Classes.Count == 2 ? session.Summary.Classes : null), [chosen])
            : new(target.Number(), [chosen]);
    }

    /// <summary>Copies what was predicted.</summary>
    /// <param name="values">The outputs of a run.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="to">Row-major: one number a row, or for several classes one a class.</param>
    /// <exception cref="OnnxRunException">There are fewer numbers than rows.</exception>
    public void Read(IReadOnlyList<OrtValue> values, int rows, Span<float> to)
    {
        int classes = Math.Max(1, Target.Classes.Count);
        int outputs = classes == 2 ? 1 : classes;
        if (_isMaps)
        {
            ReadMaps(values[_outputs[0]], rows, outputs, to);
            return;
        }

        for (int output = 0; output < outputs; output++)
        {
            // Of two classes the second is the positive one, unless one number is all there is.
            int column = classes == 2 ? 1 : output;
            OrtValue value = values[_outputs.Length > 1 ? _outputs[column] : _outputs[0]];
            float[] numbers = NumbersOf(value);
            int width = numbers.Length / rows;
            if (width * rows != numbers.Length || width == 0)
            {
                throw new OnnxRunException($"The model gave {numbers.Length} numbers for {rows} rows.");
            }

            int from = _outputs.Length > 1 || width == 1 ? 0 : column;
            for (int row = 0; row < rows; row++)
            {
                to[(row * outputs) + output] = numbers[(row * width) + from];
            }
        }
    }

    private void ReadMaps(OrtValue sequence, int rows, int outputs, Span<float> to)
    {
        float[] read = new float[rows * outputs];
        sequence.ProcessSequence(
            (element, row) => element.ProcessMap(
                (keys, shares) =>
                {
                    string[] names = TextsOf(keys);
                    float[] numbers = NumbersOf(shares);
                    for (int i = 0; i < names.Length && row < rows; i++)
                    {
                        int place = Array.IndexOf(_keys, names[i]);
                        if (outputs == 1 ? place == 1 : place >= 0)
                        {
                            read[(row * outputs) + (outputs == 1 ? 0 : place)] = numbers[i];
                        }
                    }
                },
                OrtAllocator.DefaultInstance),
            OrtAllocator.DefaultInstance);
        read.CopyTo(to);
    }

    private static string[] KeysOf(OrtValue sequence)
    {
        string[] found = [];
        if (sequence.OnnxType != OnnxValueType.ONNX_TYPE_SEQUENCE)
        {
            throw new FormatException("one of its outputs is neither a tensor nor a list of maps");
        }

        sequence.ProcessSequence((element, _) => element.ProcessMap((keys, _) => found = TextsOf(keys), OrtAllocator.DefaultInstance), OrtAllocator.DefaultInstance);
        return found.Length > 1 ? found : throw new FormatException("its maps of probabilities name fewer than two classes");
    }

    private static IEnumerable<int> Where(OnnxTensor[] outputs, Func<OnnxTensor, bool> fits) => Enumerable.Range(0, outputs.Length).Where(i => fits(outputs[i]));

    private static bool IsNumber(OnnxTensor output) => output.Type is OnnxType.Float or OnnxType.Double;

    private static int WidthOf(OrtValue value, int rows) => NumbersOf(value).Length / rows;

    private static bool AreShares(OrtValue value, int width) => NumbersOf(value).Chunk(width).All(row => row.All(share => share is >= 0 and <= 1.0001f) && Math.Abs(row.Sum() - 1) < 1e-3);

    private static float[] NumbersOf(OrtValue value) => value.GetTensorTypeAndShape().ElementDataType == Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Double
        ? [.. value.GetTensorDataAsSpan<double>().ToArray().Select(number => (float)number)]
        : value.GetTensorDataAsSpan<float>().ToArray();

    private static string[] TextsOf(OrtValue keys) => keys.GetTensorTypeAndShape().ElementDataType == Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.String
        ? keys.GetStringTensorAsArray()
        : [.. keys.GetTensorDataAsSpan<long>().ToArray().Select(key => key.ToString(CultureInfo.InvariantCulture))];
}
