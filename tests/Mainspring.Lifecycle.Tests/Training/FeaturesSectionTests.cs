using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Tests.Projects;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Lifecycle.Tests.Training;

public sealed class FeaturesSectionTests
{
    private const string Houses = """
        name: houses
        data: houses.csv
        target: price
        features:
          add:
            bhk: first_number(size)
            per_room: "area / bhk"
          drop: [size]
          filter: ["per_room >= 300", price < 1000]
          encode: {place: target_mean, area: {method: none}, rare_below: 3}
          impute: {area: median, bhk: 2}
          scale: robust
        train: linear_regression
        """;

    [Fact]
    public void Everything_that_is_said_of_features_reaches_the_spec()
    {
        TrainingSpec spec = TrainingSpecs.Of(ProjectInference.Resolve(TestProjects.Read(Houses), Rows()), Rows());

        spec.Derived.Select(feature => $"{feature.Name} = {feature.Expression}").ShouldBe(["bhk = first_number(size)", "per_room = area / bhk"]);
        spec.Filters.Select(filter => filter.Text).ShouldBe(["per_room >= 300", "price < 1000"]);
        spec.Encodings["place"].Method.ShouldBe(EncodingMethod.TargetMean);
        spec.RareBelow.ShouldBe(3);
        spec.Imputations.ShouldBe([new("area", new(ImputationMethod.Median)), new("bhk", new(ImputationMethod.Value, "2"))]);
        spec.Scaling.ShouldBe(Scaling.Robust);
    }

    [Fact]
    public void A_project_prints_as_it_was_read()
    {
        ProjectFile project = TestProjects.Read(Houses);
        string printed = ProjectPrinter.ToYaml(project);
        TestProjects.Read(printed).ToJson().ToJsonString().ShouldBe(project.ToJson().ToJsonString(), printed);
    }

    [Theory]
    [InlineData("  add: {a: 1 + }", 5, 15, "a value is expected, not the end")]
    [InlineData("  add:\n    a: areas * 2", 6, 8, "there is no column 'areas'")]
    [InlineData("  add:\n    a: area + \"areas\"", 6, 15, "a number is needed here, and this is a text")]
    [InlineData("  add:\n    a: 'area + siez'", 6, 16, "there is no column 'siez'")]
    [InlineData("  add:\n    a: price / area", 6, 8, "'a' would read the target 'price', which nobody knows when it is asked for")]
    [InlineData("  filter: [area]", 5, 12, "a filter is true or false")]
    [InlineData("  encode: {plaec: one_hot}", 5, 12, "there is no column 'plaec'")]
    public void A_fault_is_told_with_its_very_character(string lines, int line, int column, string message)
    {
        ProjectFault fault = Should.Throw<ProjectFileException>(() => ProjectInference.Resolve(TestProjects.Read($"name: t\ndata: d\ntarget: price\nfeatures:\n{lines}\n"), Rows())).Faults.Single();
        fault.Message.ShouldBe(message);
        (fault.Line, fault.Column).ShouldBe((line, column));
    }

    [Fact]
    public void Filters_leave_rows_out_of_training_and_never_out_of_the_hold_out()
    {
        TrainingSpec spec = TrainingSpecs.Of(ProjectInference.Resolve(TestProjects.Read(Houses), Rows()), Rows());
        TrainingOutcome all = Trainer.Train(spec with { Filters = [] }, Rows());

        TrainingOutcome filtered = Trainer.Train(spec, Rows());

        filtered.Evaluation.HoldoutRows.ShouldBe(all.Evaluation.HoldoutRows);
        filtered.Evaluation.FilteredRows.ShouldNotBeNull().ShouldBeGreaterThan(0);
        filtered.Evaluation.TrainRows.ShouldBe(all.Evaluation.TrainRows - filtered.Evaluation.FilteredRows!.Value);
        filtered.Evaluation.Derived!.ShouldBe([new("bhk", "first_number(size)", "number, missing values as 2"), new("per_room", "area / bhk", "number")]);
        all.Evaluation.FilteredRows.ShouldBeNull();
    }

    [Fact]
    public void A_model_reads_columns_that_only_feed_derived_ones()
    {
        TrainingSpec spec = TrainingSpecs.Of(ProjectInference.Resolve(TestProjects.Read(Houses), Rows()), Rows());
        FeaturePlan plan = Trainer.Train(spec, Rows()).Model.Plan;

        plan.Inputs.Columns.Select(column => column.Name).ShouldBe(["size", "area", "place"]);
        plan.FeatureNames.ShouldBe(["place.mean", "bhk", "per_room"]);
        plan.Uses.Select(use => use.Text).ShouldBe(
        [
            "no feature of its own; bhk is computed from it",
            "no feature of its own; per_room is computed from it",
            "the mean of the target over each of 9 categories, cross-fitted",
            "number, missing values as 2",
            "number",
        ]);
    }

    [Fact]
    public void Folds_are_judged_on_rows_that_the_filter_would_leave_out()
    {
        TrainingSpec spec = TrainingSpecs.Of(ProjectInference.Resolve(TestProjects.Read(Houses + "\n  \n"), Rows()), Rows()) with { Folds = new(3) };
        Trainer.Train(spec, Rows()).Evaluation.CrossValidation!.Folds.ShouldBe(3);
    }

    private static Table Rows()
    {
        var random = new Random(4);
        double[] areas = [.. Enumerable.Range(0, 200).Select(i => i % 20 == 0 ? double.NaN : random.Next(300, 3000))];
        return new(
        [
            new CategoryColumn("size", [.. Enumerable.Range(0, 200).Select(i => i % 4)], ["1 RK", "2 BHK", "3 BHK", "4 Bedroom"]),
            new RealColumn("area", areas),
            new TextColumn("place", [.. Enumerable.Range(0, 200).Select(i => $"place {(char)('a' + (i % 9))}")]),
            new RealColumn("price", [.. areas.Select(area => double.IsNaN(area) ? 50 : area / 10 + random.NextDouble())]),
        ]);
    }
}
