using System.Buffers;
using System.Text.Json;
using Mainspring.Learning.Scoring;

namespace Mainspring.Learning.Blending;

/// <summary>
/// Several predictors of the same outputs over the same features, whose outputs are added by weights that share 1: an average, or a stack whose weights were learned
/// (Breiman, "Stacked regressions", 1996). Sums run in double precision in the order of the members.
/// </summary>
public sealed class BlendPredictor : IPredictor
{
    internal const string Kind = "blend";
    private const int MostMembers = 64;

    private readonly IPredictor[] _members;
    private readonly double[] _weights;

    /// <param name="members">The predictors, none of them a blend.</param>
    /// <param name="weights">One a member, not negative, 1 in total.</param>
    /// <exception cref="PredictorFormatException">The members do not go together, or the weights do not share 1.</exception>
    public BlendPredictor(IReadOnlyList<IPredictor> members, IReadOnlyList<double> weights)
    {
        if (members.Count is 0 or > MostMembers || members.Count != weights.Count)
        {
            throw new PredictorFormatException($"A blend has from 1 to {MostMembers} members with a weight each; it has {members.Count} with {weights.Count}.");
        }

        if (members.Any(member => member is BlendPredictor || member.FeatureCount != members[0].FeatureCount || member.OutputCount != members[0].OutputCount))
        {
            throw new PredictorFormatException("The members of a blend must take the same features and have the same outputs, and none may be a blend itself.");
        }

        if (weights.Any(weight => !(weight >= 0)) || Math.Abs(weights.Sum() - 1) > 1e-9)
        {
            throw new PredictorFormatException($"The weights of a blend must share 1, none of them negative; they are {string.Join(", ", weights)}.");
        }

        (_members, _weights) = ([.. members], [.. weights]);
    }

    /// <summary>The predictors.</summary>
    public IReadOnlyList<IPredictor> Members => _members;

    /// <summary>One a member, 1 in total.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <inheritdoc/>
    public int FeatureCount => _members[0].FeatureCount;

    /// <inheritdoc/>
    public int OutputCount => _members[0].OutputCount;

    /// <inheritdoc/>
    public bool CanExplain => _members.All(member => member.CanExplain);

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> features, int rows, Span<float> outputs)
    {
        PredictorArguments.Check(this, features, rows, outputs);
        int count = rows * OutputCount;
        double[] sums = ArrayPool<double>.Shared.Rent(count);
        try
        {
            Array.Clear(sums, 0, count);
            for (int i = 0; i < _members.Length; i++)
            {
                _members[i].Predict(features, rows, outputs);
                for (int j = 0; j < count; j++)
                {
                    sums[j] += _weights[i] * outputs[j];
                }
            }

            for (int j = 0; j < count; j++)
            {
                outputs[j] = (float)sums[j];
            }
        }
        finally
        {
            ArrayPool<double>.Shared.Return(sums);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The unit is that of the outputs: each member's contributions are stretched by what its link makes of its sum, so that they add up to the output (the rescale rule of Chen,
    /// Lundberg and Lee, "Explaining a series of models by propagating Shapley values", 2022). Of several classes every sum moves every share; see <see cref="OutputLinks.Slopes"/>. The base
    /// is the blend of the outputs at the members' bases.
    /// </remarks>
    public void Explain(ReadOnlySpan<float> features, int rows, Span<double> contributions)
    {
        PredictorArguments.CheckExplanation(this, features, rows, contributions);
        int width = OutputCount * (FeatureCount + 1);
        contributions = contributions[..(rows * width)];
        double[] own = ArrayPool<double>.Shared.Rent(contributions.Length);
        try
        {
            contributions.Clear();
            for (int i = 0; i < _members.Length; i++)
            {
                _members[i].Explain(features, rows, own);
                for (int row = 0; row < rows; row++)
                {
                    Span<double> to = contributions.Slice(row * width, width);
                    if (OutputCount == 1)
                    {
                        Add(_members[i], _weights[i], own.AsSpan(row * width, width), to);
                    }
                    else
                    {
                        AddClasses(_members[i], _weights[i], own.AsSpan(row * width, width), to);
                    }
                }
            }
        }
        finally
        {
            ArrayPool<double>.Shared.Return(own);
        }
    }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", Kind);
        PredictorJson.Write(writer, "weights", _weights);
        writer.WriteStartArray("members");
        foreach (IPredictor member in _members)
        {
            member.WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <exception cref="PredictorFormatException">The JSON is damaged.</exception>
    internal static BlendPredictor Read(ref Utf8JsonReader reader)
    {
        double[] weights = PredictorJson.ReadDoubles(ref reader, "weights");
        PredictorJson.Expect(ref reader, "members");
        PredictorJson.ExpectToken(ref reader, JsonTokenType.StartArray);
        var members = new List<IPredictor>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && members.Count <= MostMembers)
        {
            members.Add(Predictor.Read(ref reader));
        }

        reader.Read();
        PredictorJson.ExpectToken(ref reader, JsonTokenType.EndObject);
        return new(members, weights);
    }

    private static void Add(IPredictor member, double weight, ReadOnlySpan<double> own, Span<double> to)
    {
        double start = own[^1], sum = 0;
        foreach (double part in own)
        {
            sum += part;
        }

        double from = OutputLinks.Of(member, start), reached = OutputLinks.Of(member, sum);
        double stretch = Math.Abs(sum - start) < 1e-12 ? 0 : (reached - from) / (sum - start);
        for (int j = 0; j < own.Length - 1; j++)
        {
            to[j] += weight * stretch * own[j];
        }

        to[^1] += weight * from;
    }

    private static void AddClasses(IPredictor member, double weight, ReadOnlySpan<double> own, Span<double> to)
    {
        int classes = member.OutputCount, width = member.FeatureCount + 1;
        double[] starts = new double[classes], sums = new double[classes];
        for (int k = 0; k < classes; k++)
        {
            ReadOnlySpan<double> parts = own.Slice(k * width, width);
            starts[k] = parts[^1];
            foreach (double part in parts)
            {
                sums[k] += part;
            }
        }

        double[] slopes = OutputLinks.Slopes(member, starts, sums), bases = OutputLinks.Of(member, starts);
        for (int k = 0; k < classes; k++)
        {
            Span<double> target = to.Slice(k * width, width);
            target[^1] += weight * bases[k];
            for (int i = 0; i < classes; i++)
            {
                double stretch = weight * slopes[(k * classes) + i];
                ReadOnlySpan<double> parts = own.Slice(i * width, width);
                for (int j = 0; j < width - 1; j++)
                {
                    target[j] += stretch * parts[j];
                }
            }
        }
    }
}
