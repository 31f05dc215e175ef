using System.Globalization;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Models;
using Mainspring.Learning.Onnx;
using Mainspring.Learning.Onnx.Export;
using Mainspring.Learning.Onnx.Running;
using Microsoft.ML.OnnxRuntime;

namespace Mainspring.Learning.Tests.Onnx;

/// <summary>Scores cells by the exported graph in ONNX Runtime, beside our own scoring.</summary>
internal sealed class GraphRun(Model model)
{
    private const string Unseen = "nobody ever wrote this";

    private readonly OnnxSession _session = OnnxSession.Open("model.onnx", new Dictionary<string, byte[]> { ["model.onnx"] = OnnxExport.Write(model) });

    /// <summary>Every output, one list a name; labels and truths as text, numbers as doubles.</summary>
    public Dictionary<string, object[]> Score(double[][] rows)
    {
        OrtValue[] inputs = [.. model.Plan.Inputs.Columns.Select((column, i) => Feed(column, [.. rows.Select(row => row[i])]))];
        using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(inputs, TimeSpan.FromMinutes(1));
        return _session.Outputs.Zip(outputs).ToDictionary(pair => pair.First.Name, pair => Read(pair.First.Type, pair.Second));
    }

    /// <summary>Every output over a table; what the graph leaves to others is computed by our own code.</summary>
    public Dictionary<string, object[]> Score(Table table)
    {
        InputSchema schema = model.Plan.Inputs;
        Column[] columns = [.. table.Columns, .. schema.Derivation?.Over(table, schema) ?? []];
        OrtValue[] inputs = [.. GraphInputs.Of(model.Plan).Columns.Select(input => Feed(input, columns, table.RowCount))];
        using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(inputs, TimeSpan.FromMinutes(1));
        return _session.Outputs.Zip(outputs).ToDictionary(pair => pair.First.Name, pair => Read(pair.First.Type, pair.Second));
    }

    private OrtValue Feed(InputColumn input, Column[] columns, int rows)
    {
        if (OnnxExport.TypeOf(input) is OnnxType.Text)
        {
            OrtValue texts = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, ShapeOf(rows));
            Column written = columns.Single(column => column.Name == input.Name);
            for (int row = 0; row < rows; row++)
            {
                texts.StringTensorSetElementAt(written.Format(row) ?? "", row);
            }

            return texts;
        }

        int hashed = Enumerable.Range(0, model.Plan.Inputs.Cells.Count).FirstOrDefault(cell => GraphInputs.BucketColumn(model.Plan.Inputs.Cells[cell]).Name == input.Name, -1);
        InputColumn source = hashed < 0 ? input : model.Plan.Inputs.Cells[hashed];
        double[] cells = TableCells.Read(columns.Single(column => column.Name == source.Name), source, model.Plan.Inputs.NullSpellings);
        return Feed(input, hashed < 0 ? cells : [.. cells.Select(cell => cell % GraphInputs.BucketsOf(model.Plan.Encoders[hashed])!.Value)]);
    }

    private long[] ShapeOf(int rows) => GraphInputs.Of(model.Plan).Columns.Count == 1 ? [rows, 1] : [rows];

    private OrtValue Feed(InputColumn column, double[] cells)
    {
        long[] shape = ShapeOf(cells.Length);
        switch (OnnxExport.TypeOf(column))
        {
            case OnnxType.Int64:
                return OrtValue.CreateTensorValueFromMemory(cells.Select(cell => double.IsNaN(cell) ? long.MinValue : (long)cell).ToArray(), shape);
            case OnnxType.Boolean:
                return OrtValue.CreateTensorValueFromMemory(cells.Select(cell => cell == 1).ToArray(), shape);
            case OnnxType.Text:
                OrtValue texts = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, shape);
                for (int i = 0; i < cells.Length; i++)
                {
                    texts.StringTensorSetElementAt(double.IsNaN(cells[i]) ? "" : cells[i] < 0 ? Unseen : column.Levels[(int)cells[i]], i);
                }

                return texts;
            default:
                return OrtValue.CreateTensorValueFromMemory(cells, shape);
        }
    }

    private static object[] Read(OnnxType type, OrtValue value) => type switch
    {
        OnnxType.Text => [.. value.GetStringTensorAsArray()],
        OnnxType.Int64 => [.. value.GetTensorDataAsSpan<long>().ToArray().Select(number => (object)number.ToString(CultureInfo.InvariantCulture))],
        OnnxType.Boolean => [.. value.GetTensorDataAsSpan<bool>().ToArray().Select(flag => flag ? "true" : "false")],
        _ => [.. value.GetTensorDataAsSpan<float>().ToArray().Select(number => (object)(double)number)],
    };
}
