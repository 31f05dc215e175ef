using System.Text.Json.Nodes;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets.Samples;
using Mainspring.Lifecycle.Tests.Projects;

namespace Mainspring.Lifecycle.Tests.Datasets;

public sealed class SampleRulesTests
{
    private static readonly Table Flowers = new([new RealColumn("length", [1, 2, 3]), new BooleanColumn("wild", [1, 0, 1]), new CategoryColumn("species", [1, 0, 2], ["versicolor", "setosa", "virginica"])]);

    private static readonly SampleRules Rules = SampleRules.Of(
        TestProjects.Read("name: iris\ndata: iris.csv\ntarget: species\nschema: {length: {min: 0, max: 10, required: true}}\n"), Flowers, "species");

    [Theory]
    [InlineData("""{"length": 1.5, "wild": true, "species": "setosa"}""", "setosa")]
    [InlineData("""{"length": 1.5, "species": 0}""", "setosa")]
    [InlineData("""{"length": 1.5, "species": 2}""", "virginica")]
    public void A_class_is_given_by_its_name_or_by_its_place_in_order(string sample, string species)
    {
        JsonObject kept = Rules.Check(JsonNode.Parse(sample)!.AsObject(), out var faults);

        faults.ShouldBeEmpty();
        kept["species"]!.GetValue<string>().ShouldBe(species);
    }

    [Theory]
    [InlineData("""{"length": "long", "species": "setosa"}""", "length")]
    [InlineData("""{"length": 11, "species": "setosa"}""", "length")]
    [InlineData("""{"length": -1, "species": "setosa"}""", "length")]
    [InlineData("""{"length": 1, "wild": "yes", "species": "setosa"}""", "wild")]
    [InlineData("""{"length": 1, "colour": "red", "species": "setosa"}""", "colour")]
    [InlineData("""{"length": 1, "species": "rose"}""", "species")]
    [InlineData("""{"length": 1, "species": 3}""", "species")]
    [InlineData("""{"length": 1}""", "species")]
    [InlineData("""{"species": "setosa"}""", "length")]
    public void What_cannot_stand_beside_the_rows_is_refused_by_column(string sample, string column)
    {
        Rules.Check(JsonNode.Parse(sample)!.AsObject(), out IReadOnlyList<SampleFault> faults);

        faults.Select(fault => fault.Column).ShouldContain(column);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        Rules.Check(JsonNode.Parse("""{"length": "x", "colour": 1}""")!.AsObject(), out IReadOnlyList<SampleFault> faults);

        faults.Select(fault => fault.Column).ShouldBe(["length", "colour", "species"], ignoreOrder: true);
    }
}
