using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Foreign;
using Mainspring.Learning.Models;
using Mainspring.Learning.Onnx;
using Mainspring.Learning.Onnx.Export;
using Mainspring.Learning.Onnx.Running;
using Mainspring.Learning.Onnx.Wire;
using Mainspring.Learning.Tests.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace Mainspring.Learning.Tests.Foreign;

/// <summary>Graphs of other tools are read, tried and scored; those that reach out or need not end are refused before ONNX Runtime sees them.</summary>
public sealed class OnnxImportTests
{
    [Theory]
    [InlineData("boosted binary")]
    [InlineData("boosted multiclass")]
    [InlineData("linear regression")]
    public void A_graph_that_we_wrote_scores_as_the_model_it_was_written_from(string kind)
    {
        Model own = Trained.Of(kind);
        Model foreign = Read(OnnxExport.Write(own));
        double[][] rows = [.. Trained.CellsOf(own).Where(row => own.Plan.Inputs.Columns.Zip(row).All(pair => OnnxExport.TypeOf(pair.First) != OnnxType.Int64 || !double.IsNaN(pair.Second)))];

        foreign.Target.Classes.ShouldBe(own.Target.Classes);
        foreach (double[] row in rows.Take(50))
        {
            float[] expected = Score(own, row);
            float[] found = Score(foreign, [.. row.Select((cell, i) => Translate(cell, own.Plan.Inputs.Columns[i], foreign.Plan.Inputs.Columns[i]))]);
            for (int k = 0; k < expected.Length; k++)
            {
                found[k].ShouldBe(expected[k], 1e-4f * Math.Max(1, Math.Abs(expected[k])));
            }
        }
    }

    [Fact]
    public void A_matrix_is_as_many_columns_named_by_the_signature_else_by_their_numbers()
    {
        byte[] graph = Sum(3);

        Read(graph).Plan.Inputs.Columns.Select(column => column.Name).ShouldBe(["X_0", "X_1", "X_2"]);
        Model named = Read(graph, names: ["a", "b", "c"]);
        named.Plan.Inputs.Columns.Select(column => column.Name).ShouldBe(["a", "b", "c"]);
        named.Target.Task.ShouldBe(TaskKind.Regression);
        Score(named, [1, 2, 3]).ShouldBe([6f]);
    }

    [Fact]
    public void A_label_beside_probabilities_makes_a_classifier_whose_labels_the_graph_or_people_name()
    {
        var graph = new OnnxGraph();
        graph.Input("X", OnnxType.Float, 0, 2);
        string shares = graph.Add("Softmax", attributes => attributes.Int("axis", 1), "X");
        graph.Output("label", OnnxType.Int64, graph.Add("ArgMax", attributes => { attributes.Int("axis", 1); attributes.Int("keepdims", 0); }, shares), 0);
        graph.Output("probabilities", OnnxType.Float, shares, 0, 2);
        byte[] bytes = graph.Write("classifier", []);

        Read(bytes).Target.Classes.ShouldBe(["0", "1"]);
        Model model = Read(bytes, new("left", ["No", "Yes"]));
        model.Target.PositiveClass.ShouldBe("Yes");
        Score(model, [0, 0])[0].ShouldBe(0.5f, 1e-6f);
        Score(model, [0, 3])[0].ShouldBe(1 / (1 + MathF.Exp(-3)), 1e-6f);
        Should.Throw<ModelRefusedException>(() => Read(bytes, new("left", ["a", "b", "c"]))).Message.ShouldContain("2 classes where 3 labels");
    }

    [Fact]
    public void Maps_from_class_to_probability_as_scikit_learn_writes_them_are_read()
    {
        var graph = new OnnxGraph();
        graph.Input("X", OnnxType.Float, 0, 3);
        string shares = graph.Add("Softmax", attributes => attributes.Int("axis", 1), "X");
        graph.Output("label", OnnxType.Int64, graph.Add("ArgMax", attributes => { attributes.Int("axis", 1); attributes.Int("keepdims", 0); }, shares), 0);
        var model = new ProtoWriter();
        model.Message(7, part =>
        {
            part.Message(1, node =>
            {
                node.Text(1, shares);
                node.Text(2, "probabilities");
                node.Text(4, "ZipMap");
                node.Text(7, "ai.onnx.ml");
                new OnnxAttributes(node).Texts("classlabels_strings", ["x", "y", "z"]);
            });
            part.Message(12, output =>
            {
                output.Text(1, "probabilities");
                output.Message(2, type => type.Message(4, sequence => sequence.Message(1, element => element.Message(5, map =>
                {
                    map.Int(1, (long)OnnxType.Text);
                    map.Message(2, value => value.Message(1, tensor => { tensor.Int(1, (long)OnnxType.Float); tensor.Message(2, _ => { }); }));
                }))));
            });
        });

        // Fields of a message that stands twice are merged.
        Model read = Read([.. graph.Write("zipmap", []), .. model.Bytes]);
        read.Target.Classes.ShouldBe(["x", "y", "z"]);
        Score(read, [0, 0, 0]).ShouldAllBe(share => Math.Abs(share - (1 / 3f)) < 1e-6f);
        Score(read, [0, 100, 0]).ShouldBe([0f, 1, 0], 1e-6);
    }

    [Fact]
    public void Whole_numbers_must_be_whole_given_and_small_enough_to_be_kept()
    {
        var graph = new OnnxGraph();
        graph.Input("n", OnnxType.Int64, 0);
        graph.Input("x", OnnxType.Float, 0, 1);
        graph.Output("y", OnnxType.Float, graph.Add("Add", graph.Cast(graph.Add("Reshape", "n", graph.Ints([-1, 1], 2)), OnnxType.Float), "x"), 0, 1);

        InputColumn column = Read(graph.Write("sum", [])).Plan.Inputs.Columns[0];

        (column.Type, column.Required, column.DeclaredMax).ShouldBe((ColumnType.Integer, true, 9_007_199_254_740_992));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "endless loop", "'Loop' of 4611686018427387904 turns" },
        { "loop by input", "number of turns is not a constant" },
        { "unknown operator", "which is not among those of ONNX" },
        { "outside weights", "'../secret', which is not one of the model's own files" },
        { "absolute weights", "'/etc/passwd', which is not one of the model's own files" },
        { "sparse weights", "'../secret', which is not one of the model's own files" },
        { "text operator", "works on the letters of texts" },
        { "two numbers", "has 2 outputs of numbers" },
        { "labels alone", "labels without probabilities" },
        { "fixed rows", "takes 7 rows at once" },
        { "no shares", "2 numbers a row that are no probabilities" },
        { "no graph", "it has no graph" },
        { "garbage", "no ONNX model" },
        { "cut short", "no ONNX model" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_graph_is_refused_with_the_reason(string what, string reason) =>
        Should.Throw<ModelRefusedException>(() => Read(Hostile(what))).Message.ShouldContain(reason);

    [Fact]
    public void A_run_ends_at_its_deadline()
    {
        const int size = 600;
        var graph = new OnnxGraph();
        graph.Input("X", OnnxType.Float, 0, size);
        string value = "X";
        string matrix = graph.Floats([.. Enumerable.Range(0, size * size).Select(i => i % 7 / 100f)], size, size);
        for (int i = 0; i < 2000; i++)
        {
            value = graph.Add("MatMul", value, matrix);
        }

        graph.Output("y", OnnxType.Float, value, 0, size);
        using OnnxSession session = OnnxSession.Open("slow.onnx", new Dictionary<string, byte[]> { ["slow.onnx"] = graph.Write("slow", []) });
        using OrtValue rows = OrtValue.CreateTensorValueFromMemory(new float[size * size], [size, size]);

        Should.Throw<OnnxRunException>(() => session.Run([rows], TimeSpan.FromMilliseconds(20))).Message.ShouldContain("within 20 ms");
    }

    private static byte[] Hostile(string what)
    {
        var graph = new OnnxGraph();
        graph.Input("X", OnnxType.Float, what == "fixed rows" ? 7 : 0, 2);
        string value = "X";
        switch (what)
        {
            case "endless loop":
                value = graph.Add("Loop", graph.Ints([1L << 62], 1), "", "X");
                break;
            case "loop by input":
                value = graph.Add("Loop", graph.Cast("X", OnnxType.Int64), "", "X");
                break;
            case "unknown operator":
                return Node("Exfiltrate", "com.evil");
            case "outside weights":
                return Weights("../secret", isSparse: false);
            case "absolute weights":
                return Weights("/etc/passwd", isSparse: false);
            case "sparse weights":
                return Weights("../secret", isSparse: true);
            case "text operator":
                graph.Input("t", OnnxType.Text, 0, 1);
                string lower = graph.Add("StringNormalizer", attributes => attributes.Text("case_change_action", "LOWER"), graph.Add("Reshape", "t", graph.Ints([-1], 1)));
                value = graph.Cast(graph.AddMachineLearning("LabelEncoder", attributes => { attributes.Texts("keys_strings", ["a"]); attributes.Ints("values_int64s", [1]); }, lower), OnnxType.Float);
                break;
            case "two numbers":
                graph.Output("z", OnnxType.Float, "X", 0, 2);
                break;
            case "labels alone":
                graph.Output("label", OnnxType.Int64, graph.Cast("X", OnnxType.Int64), 0, 2);
                return graph.Write(what, []);
            case "no graph":
                return [0x08, 8];
            case "garbage":
                return [.. Enumerable.Range(0, 300).Select(i => (byte)(i * 37))];
            default:
                break;
        }

        graph.Output("y", OnnxType.Float, value, 0, 2);
        byte[] whole = graph.Write(what, []);
        return what == "cut short" ? whole[..^20] : whole;
    }

    private static byte[] Node(string operation, string domain)
    {
        var model = new ProtoWriter();
        model.Message(7, graph => graph.Message(1, node =>
        {
            node.Text(1, "X");
            node.Text(2, "y");
            node.Text(4, operation);
            node.Text(7, domain);
        }));
        return model.Bytes.ToArray();
    }

    private static byte[] Weights(string location, bool isSparse)
    {
        void Tensor(ProtoWriter tensor)
        {
            tensor.Int(14, 1);
            tensor.Message(13, entry =>
            {
                entry.Text(1, "location");
                entry.Text(2, location);
            });
        }

        var model = new ProtoWriter();
        model.Message(7, graph =>
        {
            graph.Message(1, node => node.Text(4, "Identity"));
            if (isSparse)
            {
                graph.Message(15, sparse => sparse.Message(1, Tensor));
            }
            else
            {
                graph.Message(5, Tensor);
            }
        });
        return model.Bytes.ToArray();
    }

    private static byte[] Sum(int width)
    {
        var graph = new OnnxGraph();
        graph.Input("X", OnnxType.Float, 0, width);
        graph.Output("y", OnnxType.Float, graph.Add("ReduceSum", attributes => attributes.Int("keepdims", 1), "X", graph.Ints([1], 1)), 0, 1);
        return graph.Write("sum", []);
    }

    private static double Translate(double cell, InputColumn from, InputColumn to) =>
        from.Type != ColumnType.Category || double.IsNaN(cell) || cell < 0 ? cell : to.Levels.Index().First(level => level.Item == from.Levels[(int)cell]).Index;

    private static float[] Score(Model model, double[] cells)
    {
        var scorer = new Scorer(model);
        float[] outputs = new float[scorer.OutputCount];
        scorer.Score(cells, 1, outputs);
        return outputs;
    }

    private static Model Read(byte[] graph, ForeignTarget? target = null, IReadOnlyList<string>? names = null) =>
        ForeignModel.Read(ForeignFormat.Onnx, "model.onnx", new Dictionary<string, byte[]> { ["model.onnx"] = graph }, names ?? [], target ?? ForeignTarget.Unknown);
}
