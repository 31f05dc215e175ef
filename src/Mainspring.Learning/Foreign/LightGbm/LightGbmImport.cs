using System.Globalization;
using System.Text;
using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Foreign.Trees;
using Mainspring.Learning.Models;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Foreign.LightGbm;

/// <summary>
/// Trees that LightGBM saved as text (<c>Booster.save_model</c>, versions 3 and 4; <c>src/io/gbdt_model_text.cpp</c> and <c>include/LightGBM/tree.h</c> of its sources). Values are read and
/// sums are made in single precision, where LightGBM takes double: answers agree to rounding unless a value lies nearer to a threshold than a float can tell.
/// </summary>
internal static class LightGbmImport
{
    /// <summary>Reads a model.</summary>
    /// <param name="file">The name of the file, for messages.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="names">The columns, when a signature names them; else the model's own names.</param>
    /// <param name="target">What people say about the answers.</param>
    /// <exception cref="ModelRefusedException">It is damaged, or does what cannot be taken over.</exception>
    public static Model Read(string file, ReadOnlyMemory<byte> bytes, IReadOnlyList<string> names, ForeignTarget target)
    {
        try
        {
            LightGbmText text = LightGbmText.Read(Encoding.UTF8.GetString(bytes.Span));
            return Read(text, names, target, bytes);
        }
        catch (Exception damaged) when (damaged is FormatException or OverflowException or JsonException or PredictorFormatException or ArgumentException)
        {
            throw new ModelRefusedException(file, $"{damaged.Message.TrimEnd('.')}.", damaged);
        }
    }

    private static Model Read(LightGbmText text, IReadOnlyList<string> names, ForeignTarget target, ReadOnlyMemory<byte> bytes)
    {
        var columns = new ForeignColumns(ColumnsOf(text, names));
        int outputs = text.Header.Int("num_tree_per_iteration");
        var how = LightGbmObjective.Of(text.Header.Text("objective", ""), outputs);
        int rounds = Math.Max(1, text.Trees.Count / Math.Max(1, outputs));
        float scale = (float)(how.Scale / (text.Header.Has("average_output") ? rounds : 1));
        Tree[] trees = [.. text.Trees.Select((tree, i) => LightGbmTree.Read(tree, columns, scale).BreadthFirst(i, i % outputs))];
        FeaturePlan plan = columns.Plan();
        IPredictor predictor = new TreeEnsemble(plan.Width, new float[outputs], how.Transform, columns.Renumber(trees));
        ModelTarget answers = how.IsClassification ? target.OneOf(Math.Max(2, outputs)) : target.Number();
        return Model.Adopt(answers, "lightgbm", plan, how.Map is { } map ? new MappedPredictor(predictor, map) : predictor, bytes);
    }

    /// <summary>Columns that pandas had as categories take their texts; all others take numbers.</summary>
    private static List<InputColumn> ColumnsOf(LightGbmText text, IReadOnlyList<string> given)
    {
        string[] own = text.Header.Text("feature_names").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] infos = text.Header.Text("feature_infos", "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int width = text.Header.Int("max_feature_idx") + 1;
        if (own.Length != width || (given.Count > 0 && given.Count != width))
        {
            throw new FormatException($"it reads {width} columns where {(own.Length != width ? own.Length : given.Count)} are named");
        }

        IReadOnlyList<string> names = given.Count > 0 ? given : own;
        var levels = new Queue<IReadOnlyList<string>>(text.PandasCategories);
        int categorical = infos.Count(IsCategorical);
        return [.. names.Select((name, i) => categorical == text.PandasCategories.Count && i < infos.Length && IsCategorical(infos[i])
            ? new InputColumn { Name = name, Type = ColumnType.Category, Levels = levels.Dequeue(), HadMissing = true }
            : ForeignColumns.Number(name))];
    }

    // A range stands in brackets, "none" is a column without use, categories are joined by colons.
    private static bool IsCategorical(string info) => info != "none" && !info.StartsWith('[');
}
