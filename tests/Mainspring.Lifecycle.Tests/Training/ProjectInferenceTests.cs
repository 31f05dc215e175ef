using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Tests.Projects;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Lifecycle.Tests.Training;

public sealed class ProjectInferenceTests
{
    [Theory]
    [InlineData("Yes", "No", "Yes")]
    [InlineData("0", "1", "1")]
    [InlineData("true", "false", "true")]
    [InlineData("stayed", "left", "stayed")]
    public void The_positive_class_is_the_affirmative_one_or_the_rarer(string rare, string frequent, string positive)
    {
        ProjectFile project = Resolve(new CategoryColumn("y", [0, 1, 1, 0, 1, 1], [rare, frequent]));
        project.Section<TargetSection>().Task.ShouldBe(TaskKind.BinaryClassification);
        project.Section<TargetSection>().Positive.ShouldBe(positive);
        project.Reason("target.positive").ShouldNotBeNull();
    }

    [Fact]
    public void Few_whole_numbers_are_classes_and_many_are_amounts()
    {
        Resolve(new IntegerColumn("y", [1, 2, 3, 1, 2, 3])).Section<TargetSection>().Task.ShouldBe(TaskKind.MulticlassClassification);
        Resolve(new IntegerColumn("y", [.. Enumerable.Range(0, 100).Select(i => (long)i)])).Section<TargetSection>().Task.ShouldBe(TaskKind.Regression);
    }

    [Fact]
    public void Numbers_with_fractions_are_a_regression_that_is_not_stratified()
    {
        ProjectFile project = Resolve(new RealColumn("y", [0.5, 1.5, 2.5, 3.5]));
        project.Section<TargetSection>().Task.ShouldBe(TaskKind.Regression);
        project.Section<TrainSection>().Split.Stratify.ShouldBe(false);
        project.Section<TrainSection>().Models.ShouldBe(["linear_regression", "random_forest", "gradient_boosting"]);
    }

    [Fact]
    public void Many_rows_are_boosted_without_a_choice()
    {
        ProjectFile project = Resolve(new RealColumn("y", [.. Enumerable.Range(0, 60_000).Select(i => i / 7.0)]));
        project.Section<TrainSection>().Algorithm.ShouldBe("gradient_boosting");
        project.Reason("train.algorithm")!.ShouldContain("60,000");
    }

    [Theory]
    [InlineData("train: {tune: {metric: rmse}}", "train.tune.metric", "MSP1105")]
    [InlineData("train: {models: [linear_regression, random_forest]}", "train.models", "MSP1107")]
    [InlineData("train: {parameters: {l2: 1}}", "train.parameters", "MSP1106")]
    [InlineData("train: {algorithm: logistic_regression, monotone: {x: increasing}}", "train.monotone", "MSP1106")]
    [InlineData("train: {split: {row_modulo: 5, fold: 5}}", "train.split.fold", "MSP1008")]
    [InlineData("train: {split: {group: nobody}}", "'nobody'", "MSP1101")]
    public void Choices_that_do_not_go_together_are_refused_by_their_line(string train, string named, string code)
    {
        ProjectFaultList(train).ShouldContain(fault => fault.Line == 4 && fault.Code == code, named);
    }

    private static IReadOnlyList<ProjectFault> ProjectFaultList(string train) => Should.Throw<ProjectFileException>(() => ProjectInference.Resolve(
        TestProjects.Read($"name: t\ndata: d\ntarget: y\n{train}\n"),
        new Table([new CategoryColumn("y", [0, 1, 1, 0], ["Yes", "No"]), new RealColumn("x", [1, 2, 3, 4])]))).Faults;

    [Fact]
    public void What_the_file_says_is_kept()
    {
        var target = new IntegerColumn("y", [1, 2, 3, 1, 2, 3]);
        ProjectFile project = ProjectInference.Resolve(
            TestProjects.Read("name: t\ndata: d\ntarget: {column: y, task: regression}\ntrain: {algorithm: random_forest, split: {stratify: false}}\n"),
            new Table([target, new RealColumn("x", [1, 2, 3, 4, 5, 6])]));
        project.Section<TargetSection>().Task.ShouldBe(TaskKind.Regression);
        project.Section<TrainSection>().Algorithm.ShouldBe("random_forest");
        project.Reason("target.task").ShouldBe("line 3");
    }

    [Fact]
    public void What_is_printed_is_a_valid_file_that_says_the_same()
    {
        ProjectFile project = Resolve(new CategoryColumn("y", [0, 1, 1, 0], ["Yes", "a: \"#1\", b"]));
        string printed = ProjectPrinter.ToYaml(project);
        printed.ShouldContain("positive: \"Yes\"");
        TestProjects.Read(printed).ToJson().ToJsonString().ShouldBe(project.ToJson().ToJsonString());
    }

    [Theory]
    [InlineData("f1 >= 0.5", 0.5, true)]
    [InlineData("f1 > 0.5", 0.5, false)]
    [InlineData("rmse <= 50%", 0.5, true)]
    [InlineData("rmse < 0.5", 0.5, false)]
    [InlineData("f1 >= 0", double.NaN, false)]
    public void A_gate_rule_compares(string rule, double value, bool met) =>
        TestProjects.Read($"{TestProjects.Minimal}gate: ['{rule}']\n").Section<GateSection>().Require.Single().IsMetBy(value).ShouldBe(met);

    private static ProjectFile Resolve(Column target) => ProjectInference.Resolve(
        TestProjects.Read("name: t\ndescription: 'say: \"hi\" # there'\ndata: {source: d, null_values: ['', '?', \"- \"]}\ntarget: y\nschema: {'a: b': {unit: '%', values: ['1', 'x, y']}}\n"),
        new Table([target, new RealColumn("a: b", [.. Enumerable.Range(0, target.Length).Select(i => (double)i)])]));
}
