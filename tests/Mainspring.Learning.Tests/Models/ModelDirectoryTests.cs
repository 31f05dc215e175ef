using System.Security.Cryptography;
using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Linear;
using Mainspring.Learning.Models;

namespace Mainspring.Learning.Tests.Models;

public sealed class ModelDirectoryTests : IDisposable
{
    private static readonly ModelOrigin Origin = new("0123456789abcdef0123456789abcdef", new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-model-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_written_is_opened_by_its_manifest_and_by_its_folder()
    {
        Model model = KnownModels.Binary();
        IReadOnlyList<ModelFile> manifest = ModelDirectory.Write(_folder, model, Origin);

        manifest.Select(file => file.Path).ShouldBe(["MLmodel", "conda.yaml", "input_example.json", "model.json", "model.onnx", "python_env.yaml", "requirements.txt"]);
        manifest.Single(file => file.Path == "model.json").Sha256.ShouldBe(model.Identity);
        foreach (ModelFile file in manifest)
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(_folder, file.Path));
            file.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
            file.Bytes.ShouldBe(bytes.Length);
        }

        ModelDirectory.Open(manifest, OpenFile).Identity.ShouldBe(model.Identity);
        ModelDirectory.Open(_folder).Identity.ShouldBe(model.Identity);
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes_and_only_the_description_knows_the_time()
    {
        IReadOnlyList<ModelFile> first = ModelDirectory.Write(_folder, KnownModels.Binary(), Origin);
        IReadOnlyList<ModelFile> later = ModelDirectory.Write(Path.Combine(_folder, "later"), KnownModels.Binary(), Origin with { CreatedAt = Origin.CreatedAt.AddDays(1) });

        later.Where(file => !first.Contains(file)).ShouldHaveSingleItem().Path.ShouldBe("MLmodel");
    }

    [Theory]
    [InlineData("MLmodel")]
    [InlineData("input_example.json")]
    [InlineData("model.json")]
    [InlineData("model.onnx")]
    public void A_file_that_was_cut_short_or_changed_is_refused_by_name_and_hash(string name)
    {
        IReadOnlyList<ModelFile> manifest = ModelDirectory.Write(_folder, KnownModels.Binary(), Origin);
        string path = Path.Combine(_folder, name);
        byte[] whole = File.ReadAllBytes(path);
        byte[] changed = [.. whole];
        changed[^2] ^= 1;
        foreach (byte[] bytes in (byte[][])[whole[..^1], [], changed])
        {
            File.WriteAllBytes(path, bytes);
            ModelRefusedException refused = Should.Throw<ModelRefusedException>(() => ModelDirectory.Open(manifest, OpenFile));
            refused.File.ShouldBe(name);
            refused.Expected.ShouldBe(manifest.Single(file => file.Path == name).Sha256);
            refused.Found.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
            refused.Message.ShouldContain(name);
            refused.Message.ShouldContain(refused.Found!);
        }
    }

    [Fact]
    public void A_folder_whose_model_is_not_the_described_one_is_refused()
    {
        ModelDirectory.Write(_folder, KnownModels.Binary(), Origin);
        File.WriteAllBytes(Path.Combine(_folder, "model.json"), KnownModels.Regression().Bytes.ToArray());
        Should.Throw<ModelRefusedException>(() => ModelDirectory.Open(_folder)).Expected.ShouldBe(KnownModels.Binary().Identity);

        File.Delete(Path.Combine(_folder, "model.json"));
        Should.Throw<ModelRefusedException>(() => ModelDirectory.Open(_folder)).File.ShouldBe("model.json");
        File.Delete(Path.Combine(_folder, "MLmodel"));
        Should.Throw<ModelRefusedException>(() => ModelDirectory.Open(_folder)).File.ShouldBe("MLmodel");
    }

    [Fact]
    public void The_example_is_a_record_that_the_model_takes()
    {
        Model model = KnownModels.Binary();
        ModelDirectory.Write(_folder, model, Origin);
        JsonElement example = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder, "input_example.json"))).RootElement;
        IEnumerable<string> pairs = example.GetProperty("columns").EnumerateArray().Zip(example.GetProperty("data")[0].EnumerateArray(), (name, value) => $"{name.GetRawText()}:{value.GetRawText()}");

        var report = new RowReport();
        double[] cells = Features.Sample.FromJson(new JsonRowReader(model.Plan.Inputs), $"{{{string.Join(',', pairs)}}}", report);

        report.HasFaults.ShouldBeFalse();
        report.Unseen.ShouldBeEmpty();
        cells.ShouldAllBe(cell => !double.IsNaN(cell));
    }

    [Fact]
    public void The_description_names_the_graph_for_python_and_its_tensors_in_the_signature()
    {
        ModelDirectory.Write(_folder, KnownModels.Binary(), Origin);
        string description = File.ReadAllText(Path.Combine(_folder, "MLmodel"));

        description.ShouldContain("\n  onnx:\n    code: null\n    data: \"model.onnx\"\n");
        description.ShouldContain("\n  python_function:\n    data: \"model.onnx\"\n");
        description.ShouldContain("\n    loader_module: \"mlflow.onnx\"\n");
        description.ShouldContain("""{\"type\":\"long\",\"name\":\"tenure\",""");
        description.ShouldContain("""{\"type\":\"long\",\"name\":\"since\",""");
        description.ShouldContain("""{\"type\":\"string\",\"name\":\"contract\",""");
    }

    [Fact]
    public void A_model_that_a_graph_cannot_express_has_no_graph_and_says_why()
    {
        var rows = new Table([new RealColumn("prediction", [1, 2, 3])]);
        FeaturePlan plan = FeaturePlanner.Fit(rows, null, new() { Style = FeatureStyle.Trees });
        Model model = new(ModelTarget.Regression("y"), "linear_regression", plan, new LinearModel(LinkFunction.Identity, [0], [0], [1]));

        ModelDirectory.Write(_folder, model, Origin).Select(file => file.Path).ShouldBe(["MLmodel", "input_example.json", "model.json"]);

        string description = File.ReadAllText(Path.Combine(_folder, "MLmodel"));
        description.ShouldContain("no_onnx: \"the column 'prediction' is called like an output; rename it in the data\"");
        description.ShouldNotContain("python_function");
    }

    private FileStream OpenFile(string path) => File.OpenRead(Path.Combine(_folder, path));
}
