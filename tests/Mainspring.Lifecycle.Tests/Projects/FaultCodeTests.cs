using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Lifecycle.Tests.Projects;

public sealed class FaultCodeTests
{
    private static readonly (string Code, string Text)[] OfTheFile =
    [
        ("MSP1000", "name: [a\ndata: b\n"),
        ("MSP1000", "name: a\n---\nname: b\n"),
        ("MSP1001", TestProjects.Minimal + "trian: {}\n"),
        ("MSP1002", "name: a\ntrain:\n\tseed: 1\n"),
        ("MSP1003", TestProjects.Minimal + "name: again\n"),
        ("MSP1004", new string('[', 40) + new string(']', 40)),
        ("MSP1005", ""),
        ("MSP1006", "- a\n- b\n"),
        ("MSP1006", TestProjects.Minimal + "description:\n"),
        ("MSP1007", TestProjects.Minimal + "train: {seed: many}\n"),
        ("MSP1007", TestProjects.Minimal + "train: {seed: 1.5}\n"),
        ("MSP1008", TestProjects.Minimal + "train: {threads: 0}\n"),
        ("MSP1008", TestProjects.Minimal + "version: 2\n"),
        ("MSP1009", TestProjects.Minimal + "train: {algorithm: magic}\n"),
        ("MSP1010", TestProjects.Minimal + "description: ${NO_SUCH_VARIABLE}\n"),
        ("MSP1011", TestProjects.Minimal + "monitors: {window: 1d}\n"),
        ("MSP1013", TestProjects.Minimal + "gate: [slice(a) >= 1]\n"),
        ("MSP1013", TestProjects.Minimal + "gate: good\n"),
        ("MSP1030", TestProjects.Minimal + "features: {add: {a: b +}}\n"),
        ("MSP1120", TestProjects.Minimal + "deploy: {endpoint: {name: e, ab_test: {decide: {min_duration: 30d, max_duration: 1d}}}}\n"),
        ("MSP1019", "name: t\ndata: {source: a, checks: [row_count]}\ntarget: y\n"),
        ("MSP1015", "name: ../x\ndata: a\ntarget: y\n"),
        ("MSP1016", "name: x\ndata: a\ntarget: y\ndeploy: {facade: {port: 5000, routes: {\"POST predict\": predict}}}\n"),
    ];

    private static readonly (string Code, string Text)[] OfTheData =
    [
        ("MSP1101", "name: t\ndata: d\ntarget: nope\n"),
        ("MSP1101", "name: t\ndata: {source: d, id: nope}\ntarget: churn\n"),
        ("MSP1101", "name: t\ndata: d\ntarget: churn\nschema: {nope: int}\n"),
        ("MSP1101", "name: t\ndata: d\ntarget: churn\nfeatures: {drop: [nope]}\n"),
        ("MSP1030", "name: t\ndata: d\ntarget: churn\nfeatures: {add: {a: amuont + 1}}\n"),
        ("MSP1030", "name: t\ndata: d\ntarget: churn\nfeatures: {filter: amount + 1}\n"),
        ("MSP1101", "name: t\ndata: d\ntarget: churn\nfeatures: {encode: {nope: ordinal}}\n"),
        ("MSP1101", "name: t\ndata: d\ntarget: churn\nfeatures: {impute: {churn: mode}}\n"),
        ("MSP1102", "name: t\ndata: d\ntarget: constant\n"),
        ("MSP1102", "name: t\ndata: d\ntarget: empty\n"),
        ("MSP1102", "name: t\ndata: d\ntarget: {column: churn, task: regression}\n"),
        ("MSP1102", "name: t\ndata: d\ntarget: {column: amount, task: binary_classification}\n"),
        ("MSP1103", "name: t\ndata: d\ntarget: {column: churn, positive: maybe}\n"),
        ("MSP1103", "name: t\ndata: d\ntarget: {column: amount, positive: 1}\n"),
        ("MSP1104", "name: t\ndata: {source: d, id: [amount, constant, empty]}\ntarget: churn\n"),
        ("MSP1105", "name: t\ndata: d\ntarget: churn\ngate: [rmse <= 3]\n"),
        ("MSP1106", "name: t\ndata: d\ntarget: churn\ntrain: {algorithm: random_forest, parameters: {nope: 1}}\n"),
        ("MSP1106", "name: t\ndata: d\ntarget: churn\ntrain: {algorithm: gradient_boosting, parameters: {max_depth: 0}}\n"),
        ("MSP1107", "name: t\ndata: d\ntarget: churn\ntrain: linear_regression\n"),
    ];

    public static TheoryData<string, string> FileFaults { get; } = [.. OfTheFile.Select(f => new TheoryDataRow<string, string>(f.Code, f.Text))];

    public static TheoryData<string, string> DataFaults { get; } = [.. OfTheData.Select(f => new TheoryDataRow<string, string>(f.Code, f.Text))];

    [Theory]
    [MemberData(nameof(FileFaults))]
    public void A_fault_of_the_file_has_its_code(string code, string text) => TestProjects.Faults(text).ShouldContain(f => f.Code == code, string.Join('\n', TestProjects.Faults(text)));

    [Theory]
    [MemberData(nameof(DataFaults))]
    public void A_fault_against_the_data_has_its_code_and_a_place_in_the_file(string code, string text)
    {
        ProjectFault fault = Should.Throw<ProjectFileException>(() =>
        {
            ProjectFile project = ProjectInference.Resolve(TestProjects.Read(text), Rows());
            FeatureOutlook.Of(project, Rows());
        }).Faults.Single();
        (fault.Code, fault.File).ShouldBe((code, "project.yaml"));
    }

    [Fact]
    public void Every_code_is_tested_and_explained()
    {
        string[] elsewhere = ["MSP1012", "MSP1014"];
        FaultCode.All.Select(c => c.Id).ShouldBe(OfTheFile.Concat(OfTheData).Select(f => f.Code).Concat(elsewhere).Distinct(), ignoreOrder: true);
        FaultCode.All.ShouldAllBe(c => c.Title.Length > 0 && c.Explanation.Length > 20);
        FaultCode.All.Select(c => c.Id).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("no equals sign")]
    [InlineData("=3")]
    [InlineData("train..seed=3")]
    public void An_override_without_path_or_value_is_refused(string text) =>
        TestProjects.Faults(TestProjects.Minimal, text).Single().Code.ShouldBe("MSP1012");

    private static Table Rows() => new(
    [
        new CategoryColumn("churn", [0, 1, 1, 0, 1, 1], ["Yes", "No"]),
        new RealColumn("amount", [1.5, 2, 3, 4, 5, 6]),
        new CategoryColumn("constant", [0, 0, 0, 0, 0, 0], ["a"]),
        new RealColumn("empty", [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN]),
    ]);
}
