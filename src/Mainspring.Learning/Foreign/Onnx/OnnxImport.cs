using System.Globalization;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Foreign.Trees;
using Mainspring.Learning.Models;
using Mainspring.Learning.Onnx;
using Mainspring.Learning.Onnx.Inspection;
using Mainspring.Learning.Onnx.Running;
using Mainspring.Learning.Scoring;

namespace Mainspring.Learning.Foreign.Onnx;

/// <summary>
/// A graph of another tool as a model: its inputs are the columns, one tensor a column or a matrix of several. Whole numbers are taken up to 2⁵³; texts by whether they
/// equal one that the graph compares with.
/// </summary>
internal static class OnnxImport
{
    private const double LargestWhole = 1L << 53;
    private const double LargestWhole32 = int.MaxValue;
    private const int MostColumns = 10_000;

    /// <summary>Inspects a graph, loads it, and tries it once.</summary>
    /// <param name="file">The path of the graph among the files.</param>
    /// <param name="files">All files of the model.</param>
    /// <param name="names">The columns, when a signature names them.</param>
    /// <param name="target">What people say about the answers.</param>
    /// <exception cref="ModelRefusedException">It is damaged, does something that is refused, fails, or answers in a way that is not known here.</exception>
    public static Model Read(string file, IReadOnlyDictionary<string, byte[]> files, IReadOnlyList<string> names, ForeignTarget target)
    {
        OnnxSummary summary = OnnxInspector.Inspect(file, files);
        if (summary.TextOperator is { } operation)
        {
            throw new ModelRefusedException(file, $"its operator '{operation}' works on the letters of texts, where only whole texts can be given; export it behind that operator.");
        }

        OnnxSession session = OnnxSession.Open(file, files, summary);
        try
        {
            return Read(session, names, target, files[file]);
        }
        catch (Exception unfit) when (unfit is FormatException or ArgumentException or PredictorFormatException or ScoringFailedException)
        {
            session.Dispose();
            throw new ModelRefusedException(file, $"{unfit.Message.TrimEnd('.')}.", unfit);
        }
    }

    private static Model Read(OnnxSession session, IReadOnlyList<string> names, ForeignTarget target, byte[] bytes)
    {
        List<InputColumn> columns = [];
        List<ColumnEncoder> encoders = [];
        List<OnnxFeed> feeds = [];
        foreach (OnnxTensor input in session.Inputs)
        {
            int width = WidthOf(input, session.Inputs.Count == 1 ? names.Count : 0);
            feeds.Add(new OnnxFeed(input, encoders.Sum(encoder => encoder.Width), width, session.Summary.Texts));
            encoders.AddRange(Enumerable.Range(0, width).Select(_ => EncoderOf(input.Type)));
            columns.AddRange(Enumerable.Range(0, width).Select(i => ColumnOf(input, width == 1 ? input.Name : string.Create(CultureInfo.InvariantCulture, $"{input.Name}_{i}"), session.Summary.Texts)));
            if (columns.Count > MostColumns)
            {
                throw new FormatException($"it has more than {MostColumns} columns");
            }
        }

        if (session.Inputs.Count == 1 && names.Count == columns.Count)
        {
            columns = [.. columns.Zip(names, (column, name) => column with { Name = name })];
        }

        var plan = new FeaturePlan(new InputSchema(columns, [], ForeignColumns.NullTexts), [.. encoders], []);
        OnnxAnswers answers = OnnxAnswers.Find(session, feeds, plan.Width, target);
        return Model.Adopt(answers.Target, "onnx", plan, new OnnxPredictor(session, feeds, answers, plan.Width), bytes);
    }

    private static int WidthOf(OnnxTensor input, int named) => input switch
    {
        { Type: OnnxType.Other } => throw new FormatException($"its input '{input.Name}' is no tensor of numbers, truths or texts"),
        { Shape.Count: not (1 or 2) } => throw new FormatException($"its input '{input.Name}' has {input.Shape.Count} dimensions; rows of a table have one or two"),
        { Shape: [not (-1 or 1), ..] } => throw new FormatException($"its input '{input.Name}' takes {input.Shape[0]} rows at once, no other number of them; export it with a free first dimension"),
        { Width: > 0 and <= MostColumns } => (int)input.Width,
        { Width: -1 } when named > 0 => named,
        _ => throw new FormatException($"it does not say how many columns its input '{input.Name}' has; import the MLflow folder that has a signature, or export it with a fixed second dimension"),
    };

    private static InputColumn ColumnOf(OnnxTensor input, string name, IReadOnlyList<string> texts) => input.Type switch
    {
        OnnxType.Int64 => Whole(name, LargestWhole),
        OnnxType.Int32 => Whole(name, LargestWhole32),
        OnnxType.Boolean => new() { Name = name, Type = ColumnType.Boolean, Required = true },
        OnnxType.Text => new() { Name = name, Type = ColumnType.Category, Levels = OnnxFeed.LevelsOf(texts), HadMissing = true },
        _ => ForeignColumns.Number(name),
    };

    private static InputColumn Whole(string name, double largest) =>
        new() { Name = name, Type = ColumnType.Integer, DeclaredType = ColumnType.Integer, DeclaredMin = -largest, DeclaredMax = largest, Required = true };

    private static ColumnEncoder EncoderOf(OnnxType type) =>
        type == OnnxType.Text ? new ViewsEncoder([NumberView.Plain]) : OnnxFeed.PartsOf(type) > 1 ? new SplitEncoder() : new NumberEncoder(null);
}
