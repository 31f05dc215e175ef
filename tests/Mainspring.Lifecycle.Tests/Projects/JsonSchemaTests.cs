using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mainspring.Lifecycle.Projects;

namespace Mainspring.Lifecycle.Tests.Projects;

public sealed partial class JsonSchemaTests
{
    private static readonly JsonObject Schema = TestProjects.Layout.ToJsonSchema();

    public static TheoryData<string> Valid { get; } =
    [
        TestProjects.Minimal,
        .. Directory.EnumerateFiles(Checkout.File("examples"), "project.yaml", SearchOption.AllDirectories).Select(File.ReadAllText),
        .. Fence().Matches(File.ReadAllText(Checkout.File("docs/project-file.md"))).Select(m => m.Groups["yaml"].Value),
    ];

    public static TheoryData<string> Invalid { get; } =
    [
        "data: a.csv\ntarget: y\n",
        TestProjects.Minimal + "trian: {}\n",
        TestProjects.Minimal + "train: {seed: -1}\n",
        TestProjects.Minimal + "train: {algorithm: magic}\n",
        TestProjects.Minimal + "train: {split: {test: 20}}\n",
        TestProjects.Minimal + "train: {split: {stratify: 3}}\n",
        TestProjects.Minimal + "gate: [good]\n",
        TestProjects.Minimal + "schema: {a: {min: few}}\n",
        TestProjects.Minimal + "deploy: [1]\n",
        "name: ../x\ndata: a\ntarget: y\n",
    ];

    [Theory]
    [MemberData(nameof(Valid))]
    public void Examples_and_documentation_are_valid_for_the_reader_and_for_editors(string text)
    {
        TestProjects.Read(text);
        JsonSchemaCheck.Faults(YamlAsJson.Read(text), Schema).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void What_the_reader_refuses_editors_refuse(string text)
    {
        TestProjects.Faults(text).ShouldNotBeEmpty();
        JsonSchemaCheck.Faults(YamlAsJson.Read(text), Schema).ShouldNotBeEmpty();
    }

    [Fact]
    public void The_documentation_has_examples() => Valid.Count.ShouldBeGreaterThan(6);

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();
}
