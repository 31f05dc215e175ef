using System.Globalization;
using System.Text.Json;
using Mainspring.Learning.Features;
using Mainspring.Learning.Foreign.Trees;
using Mainspring.Learning.Models;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Foreign.XGBoost;

/// <summary>
/// Boosted trees that XGBoost saved as JSON or UBJSON (<c>doc/model.schema</c> of its sources, 1.3 to 3). Outputs equal those of the library bit for bit: thresholds, leaves and their
/// order are taken over as they are, and rows are read in single precision.
/// </summary>
internal static class XGBoostImport
{
    private const int DeepestJson = 64;

    /// <summary>Reads a model.</summary>
    /// <param name="file">The name of the file, for messages.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="names">The columns, when a signature names them; else the model's own names, else f0, f1, ….</param>
    /// <param name="target">What people say about the answers.</param>
    /// <exception cref="ModelRefusedException">It is damaged, or does what cannot be taken over.</exception>
    public static Model Read(string file, ReadOnlyMemory<byte> bytes, IReadOnlyList<string> names, ForeignTarget target)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(UbJson.IsLikely(bytes.Span) ? UbJson.ToJson(bytes.Span) : bytes, new() { MaxDepth = DeepestJson });
            return Read(json.RootElement.GetProperty("learner"), names, target, bytes);
        }
        catch (Exception damaged) when (damaged is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or PredictorFormatException or ArgumentException)
        {
            string reason = damaged is KeyNotFoundException or InvalidOperationException ? "it is no model that XGBoost saved as JSON or UBJSON" : damaged.Message.TrimEnd('.');
            throw new ModelRefusedException(file, $"{reason}.", damaged);
        }
    }

    private static Model Read(JsonElement learner, IReadOnlyList<string> names, ForeignTarget target, ReadOnlyMemory<byte> bytes)
    {
        JsonElement parameters = learner.GetProperty("learner_model_param");
        JsonElement booster = learner.GetProperty("gradient_booster");
        string objective = learner.GetProperty("objective").GetProperty("name").GetString()!;
        if (parameters.TryGetProperty("num_target", out JsonElement targets) && Number(targets) > 1)
        {
            throw new FormatException("it predicts several targets at once");
        }

        int classes = Math.Max(1, Number(parameters.GetProperty("num_class")));
        int width = Number(parameters.GetProperty("num_feature"));
        var columns = new ForeignColumns([.. NamesOf(learner, width, names).Select(ForeignColumns.Number)]);
        (JsonElement model, float[] weights) = ModelOf(booster);
        List<Tree> trees = ReadTrees(model, weights, columns);
        XGBoostObjective how = XGBoostObjective.Of(objective, classes);
        float[] start = StartOf(parameters.GetProperty("base_score").GetString()!, classes, how);
        FeaturePlan plan = columns.Plan();
        IPredictor predictor = new TreeEnsemble(plan.Width, start, how.Transform, columns.Renumber(trees));
        ModelTarget answers = how.IsClassification ? target.OneOf(Math.Max(2, classes)) : target.Number();
        return Model.Adopt(answers, "xgboost", plan, how.Map is { } map ? new MappedPredictor(predictor, map) : predictor, bytes);
    }

    private static (JsonElement Model, float[] Weights) ModelOf(JsonElement booster) => booster.GetProperty("name").GetString() switch
    {
        "gbtree" => (booster.GetProperty("model"), []),
        "dart" => (booster.GetProperty("gbtree").GetProperty("model"), [.. booster.GetProperty("weight_drop").EnumerateArray().Select(weight => weight.GetSingle())]),
        string other => throw new FormatException($"its booster is '{other}'; trees ('gbtree', 'dart') can be taken over"),
        null => throw new FormatException("it names no booster"),
    };

    private static List<string> NamesOf(JsonElement learner, int width, IReadOnlyList<string> names)
    {
        List<string> own = learner.TryGetProperty("feature_names", out JsonElement list) ? [.. list.EnumerateArray().Select(name => name.GetString()!)] : [];
        if (names.Count > 0 && names.Count != width)
        {
            throw new FormatException($"it reads {width} columns where its signature names {names.Count}");
        }

        return names.Count > 0 ? [.. names] : own.Count == width ? own : [.. Enumerable.Range(0, width).Select(i => string.Create(CultureInfo.InvariantCulture, $"f{i}"))];
    }

    private static List<Tree> ReadTrees(JsonElement model, float[] weights, ForeignColumns columns)
    {
        int[] outputs = Ints(model.GetProperty("tree_info"));
        List<Tree> trees = [];
        foreach (JsonElement tree in model.GetProperty("trees").EnumerateArray())
        {
            int number = trees.Count;
            if (number >= outputs.Length || (weights.Length > 0 && number >= weights.Length))
            {
                throw new FormatException($"it has more trees than the {outputs.Length} that it lists");
            }

            trees.Add(ReadTree(tree, number, columns, weights.Length == 0 ? 1 : weights[number]).BreadthFirst(number, outputs[number]));
        }

        return trees;
    }

    private static TreeDraft ReadTree(JsonElement tree, int number, ForeignColumns columns, float weight)
    {
        int[] left = Ints(tree.GetProperty("left_children"));
        int[] feature = Ints(tree.GetProperty("split_indices"));
        float[] value = Floats(tree.GetProperty("split_conditions"));
        bool[] missingLeft = [.. tree.GetProperty("default_left").EnumerateArray().Select(flag => flag.ValueKind == JsonValueKind.Number ? flag.GetInt32() != 0 : flag.GetBoolean())];
        if (feature.Length != left.Length || value.Length != left.Length)
        {
            throw new FormatException($"the lists of tree {number} differ in length");
        }

        Dictionary<int, int[]> sets = SetsOf(tree, left.Length);
        for (int node = 0; node < left.Length; node++)
        {
            if (left[node] == TreeDraft.NoChild)
            {
                value[node] *= weight;
            }
            else if (sets.TryGetValue(node, out int[]? set))
            {
                // The categories of the set go right.
                (feature[node], value[node]) = (columns.FeatureOf(feature[node], NumberView.In(set)), 0.5f);
            }
            else
            {
                feature[node] = columns.FeatureOf(feature[node], NumberView.Plain);
            }
        }

        return new()
        {
            Left = left,
            Right = Ints(tree.GetProperty("right_children")),
            Feature = feature,
            Value = value,
            MissingLeft = missingLeft,
            Cover = Floats(tree.GetProperty("sum_hessian")),
        };
    }

    /// <summary>The categories of each node that splits by them.</summary>
    private static Dictionary<int, int[]> SetsOf(JsonElement tree, int nodes)
    {
        Dictionary<int, int[]> sets = [];
        if (!tree.TryGetProperty("categories_nodes", out JsonElement listed) || listed.GetArrayLength() == 0)
        {
            return sets;
        }

        int[] at = Ints(listed);
        int[] categories = Ints(tree.GetProperty("categories"));
        int[] starts = Ints(tree.GetProperty("categories_segments"));
        int[] lengths = Ints(tree.GetProperty("categories_sizes"));
        for (int i = 0; i < at.Length; i++)
        {
            sets[at[i] < nodes ? at[i] : throw new FormatException($"there is no node {at[i]}")] = categories[starts[i]..(starts[i] + lengths[i])];
        }

        return sets;
    }

    /// <summary>One number, or from version 3 a list of them in brackets.</summary>
    private static float[] StartOf(string text, int outputs, XGBoostObjective how)
    {
        float[] scores = [.. text.Trim('[', ']').Split(',').Select(score => float.Parse(score, NumberStyles.Float, CultureInfo.InvariantCulture))];
        return scores.Length == 1 || scores.Length == outputs
            ? [.. Enumerable.Range(0, outputs).Select(output => how.MarginOf(scores[scores.Length == 1 ? 0 : output]))]
            : throw new FormatException($"its base score '{text}' is not one for each of {outputs} outputs");
    }

    private static int Number(JsonElement text) => int.Parse(text.GetString()!, NumberStyles.Integer, CultureInfo.InvariantCulture);

    private static int[] Ints(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetInt32())];

    private static float[] Floats(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetSingle())];
}
