using System.Text;
using System.Text.Json;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Serving;
using Mainspring.Web.Text;

namespace Mainspring.Web.Playground;

/// <summary>Asks a model about the record of a form, by the reader and scorer that answer requests. Nothing is logged.</summary>
internal static class PlaygroundScoring
{
    public static (PlaygroundForm Form, PlaygroundResult? Result, IReadOnlyList<string> Faults) Ask(ServedModel model, PlaygroundForm form)
    {
        double[] cells = new double[model.CellCount];
        var report = new RowReport();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(form.ToJson()));
        reader.Read();
        model.Rows.Read(ref reader, cells, report);
        if (report.HasFaults)
        {
            ILookup<string, string> faults = report.Faults.ToLookup(fault => fault.Column, fault => fault.Message, StringComparer.Ordinal);
            var marked = new PlaygroundForm([.. form.Fields.Select(field => field with { Fault = faults[field.Column.Name].FirstOrDefault() })]);
            return (marked, null, [.. report.Faults.Select(fault => $"{fault.Column} {fault.Message}")]);
        }

        return (form, Score(model, cells, [.. report.Unseen.Select(unseen => unseen.Message)]), []);
    }

    private static PlaygroundResult Score(ServedModel model, double[] cells, IReadOnlyList<string> warnings)
    {
        float[] outputs = new float[model.OutputCount];
        model.Score(cells, 1, outputs);
        if (model.Classes.Count == 0)
        {
            return new PlaygroundResult(Say.Number(outputs[0]), [], warnings);
        }

        double[] probabilities = new double[model.Classes.Count];
        int predicted = model.Classify(outputs, probabilities);
        return new PlaygroundResult(
            Name(predicted), [.. probabilities.Select((probability, index) => (Name(index), probability)).OrderByDescending(entry => entry.probability)], warnings);

        string Name(int index) => model.Model.Target.Classes[index];
    }
}
