using System.Text.Json;

namespace Mainspring.Learning.Scoring;

/// <summary>A monotone function of one output. Immutable.</summary>
public sealed class OutputMap
{
    internal const double LargestExponent = 700;
    internal const double LeastProbability = 1e-7;

    private static readonly string[] Names = ["expm1", "platt", "isotonic", "exp"];

    private readonly int _kind;
    private readonly double[] _x;
    private readonly double[] _y;

    private OutputMap(int kind, double[] x, double[] y) => (_kind, _x, _y) = (kind, x, y);

    /// <summary>e^x − 1, back from ln(1 + y).</summary>
    public static OutputMap Expm1 { get; } = new(0, [], []);

    /// <summary>e^x, back from the logarithm that counts and rates are learned by.</summary>
    public static OutputMap Exp { get; } = new(3, [], []);

    /// <summary>The name of the function: <c>expm1</c>, <c>platt</c>, <c>isotonic</c> or <c>exp</c>.</summary>
    public string Name => Names[_kind];

    /// <summary>Of an isotonic map its scores, of Platt's its slope.</summary>
    internal ReadOnlySpan<double> X => _x;

    /// <summary>Of an isotonic map its probabilities, of Platt's its offset.</summary>
    internal ReadOnlySpan<double> Y => _y;

    /// <summary>The logistic function of slope · logit(p) + offset (Platt, "Probabilistic outputs for support vector machines", 1999, over log odds).</summary>
    /// <exception cref="PredictorFormatException">A number is not finite, or the slope is negative.</exception>
    public static OutputMap Platt(double slope, double offset) => double.IsFinite(slope) && slope >= 0 && double.IsFinite(offset)
        ? new(1, [slope], [offset])
        : throw new PredictorFormatException($"The slope {slope} and the offset {offset} make no calibration.");

    /// <summary>Straight lines between points that never fall; level outside (Zadrozny and Elkan, "Transforming classifier scores into accurate multiclass probability estimates", 2002).</summary>
    /// <param name="x">Scores, ascending.</param>
    /// <param name="y">Their probabilities, not descending.</param>
    /// <exception cref="PredictorFormatException">There are no points, or they do not ascend within 0 and 1.</exception>
    public static OutputMap Isotonic(double[] x, double[] y)
    {
        bool good = x.Length > 0 && x.Length == y.Length && y.All(value => value is >= 0 and <= 1) && x.All(double.IsFinite);
        for (int i = 1; good && i < x.Length; i++)
        {
            good = x[i] > x[i - 1] && y[i] >= y[i - 1];
        }

        return good ? new(2, x, y) : throw new PredictorFormatException("The points of an isotonic calibration must ascend, with probabilities from 0 to 1.");
    }

    /// <summary>The function's value, always finite for a finite argument.</summary>
    public float Apply(float value) => _kind switch
    {
        0 => (float)Math.Min(double.Exp(Math.Min(value, LargestExponent)) - 1, float.MaxValue),
        3 => (float)Math.Min(Math.Exp(Math.Min(value, LargestExponent)), float.MaxValue),
        1 => (float)(1 / (1 + Math.Exp(-((_x[0] * LogOdds(value)) + _y[0])))),
        _ => (float)Interpolate(value),
    };

    internal static double LogOdds(double probability)
    {
        double kept = Math.Clamp(probability, LeastProbability, 1 - LeastProbability);
        return Math.Log(kept / (1 - kept));
    }

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteString("map", Name);
        PredictorJson.Write(writer, "x", _x);
        PredictorJson.Write(writer, "y", _y);
    }

    /// <exception cref="PredictorFormatException">The JSON is damaged.</exception>
    internal static OutputMap Read(ref Utf8JsonReader reader)
    {
        string name = PredictorJson.ReadText(ref reader, "map");
        double[] x = PredictorJson.ReadDoubles(ref reader, "x");
        double[] y = PredictorJson.ReadDoubles(ref reader, "y");
        return Array.IndexOf(Names, name) switch
        {
            0 when x.Length == 0 && y.Length == 0 => Expm1,
            1 when x.Length == 1 && y.Length == 1 => Platt(x[0], y[0]),
            2 => Isotonic(x, y),
            3 when x.Length == 0 && y.Length == 0 => Exp,
            _ => throw new PredictorFormatException($"There is no map '{name}' of {x.Length} points; it must be one of {string.Join(", ", Names)}."),
        };
    }

    private double Interpolate(double value)
    {
        int at = Array.BinarySearch(_x, value);
        if (at >= 0)
        {
            return _y[at];
        }

        int next = ~at;
        return next == 0 ? _y[0]
            : next == _x.Length ? _y[^1]
            : _y[next - 1] + ((value - _x[next - 1]) / (_x[next] - _x[next - 1]) * (_y[next] - _y[next - 1]));
    }
}
