using System.Globalization;
using System.Text.Json;

namespace Mainspring.Learning.XGBoost;

/// <summary>A model as XGBoost 1.7 saves it in JSON (<c>doc/model.schema</c> of its sources): its trees and what is needed to sum them.</summary>
/// <param name="BaseScore">What every sum starts from, in the unit of the output: a probability under <c>binary:logistic</c>.</param>
/// <param name="FeatureCount">The width of its rows.</param>
/// <param name="OutputCount">Sums a row: 1, or one a class.</param>
/// <param name="Trees">In the order in which they are summed.</param>
/// <param name="Outputs">The sum to which each tree belongs.</param>
internal sealed record XGBoostModel(float BaseScore, int FeatureCount, int OutputCount, IReadOnlyList<XGBoostTree> Trees, IReadOnlyList<int> Outputs)
{
    /// <summary>The trees of the first rounds alone, one an output and round.</summary>
    public XGBoostModel UpTo(int rounds) => this with { Trees = [.. Trees.Take(rounds * OutputCount)], Outputs = [.. Outputs.Take(rounds * OutputCount)] };

    /// <exception cref="JsonException">The text is not such a model.</exception>
    public static XGBoostModel Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new() { MaxDepth = 32 });
        reader.Read();
        var draft = new Draft();
        ReadModel(ref reader, draft);
        return new(draft.BaseScore, draft.FeatureCount, Math.Max(1, draft.ClassCount), draft.Trees, draft.Outputs);
    }

    // The objects on the way to the trees are entered, all else is skipped.
    private static void ReadModel(ref Utf8JsonReader reader, Draft draft)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "learner" or "gradient_booster" or "model" or "learner_model_param":
                    ReadModel(ref reader, draft);
                    break;
                case "base_score":
                    draft.BaseScore = float.Parse(reader.GetString()!, CultureInfo.InvariantCulture);
                    break;
                case "num_class":
                    draft.ClassCount = int.Parse(reader.GetString()!, CultureInfo.InvariantCulture);
                    break;
                case "num_feature":
                    draft.FeatureCount = int.Parse(reader.GetString()!, CultureInfo.InvariantCulture);
                    break;
                case "tree_info":
                    draft.Outputs = ReadInts(ref reader);
                    break;
                case "trees":
                    while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                    {
                        draft.Trees.Add(ReadTree(ref reader));
                    }

                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private static XGBoostTree ReadTree(ref Utf8JsonReader reader)
    {
        int[] left = [], right = [], feature = [];
        float[] condition = [], gain = [], cover = [];
        bool[] defaultLeft = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "left_children":
                    left = ReadInts(ref reader);
                    break;
                case "right_children":
                    right = ReadInts(ref reader);
                    break;
                case "split_indices":
                    feature = ReadInts(ref reader);
                    break;
                case "split_conditions":
                    condition = ReadFloats(ref reader);
                    break;
                case "loss_changes":
                    gain = ReadFloats(ref reader);
                    break;
                case "sum_hessian":
                    cover = ReadFloats(ref reader);
                    break;
                case "default_left":
                    defaultLeft = ReadFlags(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new() { Left = left, Right = right, Feature = feature, Condition = condition, DefaultLeft = defaultLeft, Cover = cover, Gain = gain };
    }

    private static int[] ReadInts(ref Utf8JsonReader reader)
    {
        var values = new List<int>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(reader.GetInt32());
        }

        return [.. values];
    }

    private static float[] ReadFloats(ref Utf8JsonReader reader)
    {
        var values = new List<float>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(reader.GetSingle());
        }

        return [.. values];
    }

    // Written as 0 and 1 by some versions, as false and true by others.
    private static bool[] ReadFlags(ref Utf8JsonReader reader)
    {
        var values = new List<bool>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(reader.TokenType == JsonTokenType.Number ? reader.GetInt32() != 0 : reader.GetBoolean());
        }

        return [.. values];
    }

    private sealed class Draft
    {
        public float BaseScore;
        public int FeatureCount;
        public int ClassCount;
        public int[] Outputs = [];
        public List<XGBoostTree> Trees = [];
    }
}
