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

    private OrtValue Feed(InputColumn column, double[] cells)
    {
        long[] shape = model.Plan.Inputs.Columns.Count == 1 ? [cells.Length, 1] : [cells.Length];
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
