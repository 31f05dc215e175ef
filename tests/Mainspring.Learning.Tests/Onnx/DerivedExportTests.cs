using Mainspring.Data.Expressions;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Linear;
using Mainspring.Learning.Models;
using Mainspring.Learning.Onnx.Export;
using Mainspring.Learning.Tests.Features;
using Mainspring.Learning.Training;
using Mainspring.Learning.XGBoost;

namespace Mainspring.Learning.Tests.Onnx;

/// <summary>Derived columns in the exported graph, or before it.</summary>
public sealed class DerivedExportTests
{
    /// <summary>Missing values count as this much, which no expression gives.</summary>
    private const double OfMissing = 0.123456789;

    public static TheoryData<string> Expressions =>
    [
        "x + y", "x - y", "x * y", "x / y", "-x", "coalesce(x / (y - y), y)", "x + n * 2 - number(flag)",
        "number(x < y)", "number(x <= y)", "number(x > y)", "number(x >= y)", "number(x == y)", "number(x != y)",
        "number(x > 0 and flag)", "number(x > 0 or flag)", "number(not (x > y))", "number(n in [1, 2, 3])", "number(flag == (x > 0))",
        "min(x, y, 3)", "max(x, y, 3)", "abs(x)", "round(x)", "round(x, 2)", "floor(x)", "ceil(x)", "sign(x)", "sqrt(x)", "pow(x, y)", "pow(x, 0)", "pow(1, y)", "exp(x)", "log(x)", "log10(x)", "log10(1000 + 0 * x)",
        "log1p(x)", "sin(x)", "cos(y)", "mod(x, y)", "mod(x, 3)", "clip(x, -1, y)",
        "if(x > y, x, y)", "if(flag, missing, y)", "case(x > 1, 1, y > 1, 2, flag, missing, 4)", "number(is_missing(x))", "number(is_missing(place))", "coalesce(x, y, 7)", "coalesce(if(x > 0, x, missing), 1)",
        "year(at)", "quarter(at)", "month(at)", "day(at)", "day_of_year(at)", "weekday(at)", "number(is_weekend(at))", "hour(at)", "minute(at)", "hour(at, \"UTC\")", "days_between(date(at), at)", "days_since(\"2020-02-29\", at)",
        "days_between(at, if(x > 0, at, missing))", "number(at < \"2020-06-01\")", "number(\"2020-06-01\" <= at)",
        "bucket(x, [-1, 0, 2.5, 10])", "number(place == \"Rome\")", "number(place != \"Rome\")", "number(\"Rome\" == place)", "number(place in [\"Rome\", \"Oslo\"])",
        "number(coalesce(place, \"Oslo\") == \"Oslo\")", "number(if(x > 0, place, \"Bonn\") == \"Bonn\")",
    ];

    public static TheoryData<string> BeyondOperators =>
        ["first_number(place)", "length(place)", "number(lower(place) == \"rome\")", "hour(at, \"Asia/Kolkata\")", "number(place == if(flag, place, \"Rome\"))", "number(place == \"NA\")", "hash_bucket(place, 9)"];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void The_graph_computes_an_expression_as_we_do(string expression)
    {
        Model model = Showing(expression);

        GraphInputs.Of(model.Plan).Given.ShouldBeEmpty();
        Compare(model, Rows);
    }

    [Theory]
    [MemberData(nameof(BeyondOperators))]
    public void The_graph_begins_at_a_column_that_its_operators_cannot_compute(string expression)
    {
        Model model = Showing(expression);

        GraphInputs inputs = GraphInputs.Of(model.Plan);
        inputs.Columns.Select(column => column.Name).ShouldBe(["z"]);
        inputs.Given.Single().ShouldBe(new("z", Expression.Parse(expression).Text));
        Compare(model, Rows);
    }

    [Theory]
    [InlineData(FeatureStyle.Trees)]
    [InlineData(FeatureStyle.Linear)]
    public void Encoded_texts_hashes_and_chains_of_derived_columns_are_given_as_far_as_they_must_be(FeatureStyle style)
    {
        PlannedRows planned = FeaturePlanner.FitRows(Houses.Table, [.. Enumerable.Range(0, Houses.Table.RowCount)], "price", Houses.Options(style));
        TrainedPredictor trained = new GradientBoostingTrainer().Train(new() { Features = planned.Features, Target = Houses.Price, Task = TaskKind.Regression, Parameters = HyperParameters.None.With("trees", 40) });
        Model model = new(ModelTarget.Regression("price"), "gradient_boosting", planned.Plan, trained.Predictor);

        GraphInputs inputs = GraphInputs.Of(model.Plan);
        inputs.Given.Select(given => given.Key).ShouldBe(["where#", "rooms", "area", "kind", "late", "code"], ignoreOrder: true);
        inputs.Computed.ShouldBe(["per_room", "old", "quarter_of_area", "log_bath"], ignoreOrder: true);
        inputs.Columns.ShouldNotContain(column => column.Name == "total");
        Compare(model, Houses.Table);
    }

    [Fact]
    public void The_description_names_what_must_be_computed_before()
    {
        string folder = Directory.CreateTempSubdirectory("mainspring-onnx-").FullName;
        ModelDirectory.Write(folder, Showing("first_number(place)"), new("r1", DateTimeOffset.UnixEpoch));

        string description = File.ReadAllText(Path.Combine(folder, ModelDirectory.DescriptionFile));
        description.ShouldContain("onnx_starts_at:\n      \"z\": \"first_number(place)\"");
        description.ShouldContain("\\\"name\\\":\\\"z\\\"");
        description.ShouldNotContain("\\\"name\\\":\\\"place\\\"");
        File.ReadAllText(Path.Combine(folder, ModelDirectory.ExampleFile)).ShouldContain("\"z\"");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A model whose prediction is the value of an expression.</summary>
    private static Model Showing(string expression)
    {
        FeaturePlan plan = FeaturePlanner.Fit(Rows, null, new() { Derived = [new("z", Expression.Parse(expression))], Excluded = [.. Rows.Columns.Select(column => column.Name)] });
        plan.Width.ShouldBe(1);
        return new(ModelTarget.Regression("y"), "linear_regression", plan, new LinearModel(LinkFunction.Identity, [OfMissing], [OfMissing], [1]));
    }

    private static void Compare(Model model, Table table)
    {
        float[] expected = new float[table.RowCount];
        model.Predictor.Predict(model.Plan.EncodeTable(table).Values, table.RowCount, expected);
        object[] found = new GraphRun(model).Score(table)["prediction"];
        for (int row = 0; row < expected.Length; row++)
        {
            Math.Abs((double)found[row] - expected[row]).ShouldBeLessThanOrEqualTo(1e-5 * Math.Max(1, Math.Abs((double)expected[row])), $"row {row}: {found[row]} for {expected[row]}");
        }
    }

    private static Table Rows { get; } = Draw(new Random(3));

    private static Table Draw(Random random)
    {
        const int Count = 700;
        double[] strange = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, 1, -1, 0.5, -0.5, 1.5, 2.5, 1e300, -1e300, 1e-9, 1000, 1e16];
        string?[] places = ["Rome", "Oslo", "Bonn", "rome", "7 hills", "", "NA", "  ", null, "é🦊"];
        double[] Numbers() => [.. Enumerable.Range(0, Count).Select(_ => random.Next(3) == 0 ? strange[random.Next(strange.Length)] : Math.Round((random.NextDouble() * 12) - 4, random.Next(6)))];
        return new(
        [
            new RealColumn("x", Numbers()),
            new RealColumn("y", Numbers()),
            new IntegerColumn("n", [.. Enumerable.Range(0, Count).Select(_ => (long)random.Next(6))]),
            new BooleanColumn("flag", [.. Enumerable.Range(0, Count).Select(_ => random.Next(4) == 0 ? BooleanColumn.Missing : (sbyte)random.Next(2))]),
            new TextColumn("place", [.. Enumerable.Range(0, Count).Select(_ => places[random.Next(places.Length)])]),
            new TimestampColumn("at", [.. Enumerable.Range(0, Count).Select(_ => random.Next(9) == 0 ? TimestampColumn.Missing : random.Next(5) == 0 ? random.NextInt64(-62_135_596_800, 253_402_300_799) * 1_000_000 : random.NextInt64(1_500_000_000, 1_700_000_000) * 1_000_000)]),
        ]);
    }
}
