using System.Text;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Sources;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Lifecycle.Tests.Projects;

public sealed class ProjectReaderTests
{
    [Fact]
    public void What_the_log_may_have_of_a_column_is_its_hash_where_it_is_sensitive_and_nothing_else_is_said()
    {
        SchemaSection section = TestProjects.Read(TestProjects.Minimal + "schema: {a: {sensitive: true}, b: {log: drop}, c: {sensitive: true, log: plain}, d: int}\n").Section<SchemaSection>();

        section.Columns.Select(column => column.Logging).ShouldBe([ValueLogging.Hashed, ValueLogging.Dropped, ValueLogging.Plain, ValueLogging.Plain]);
    }

    [Fact]
    public void Three_lines_suffice()
    {
        ProjectFile project = TestProjects.Read(TestProjects.Minimal);
        project.Name.ShouldBe("telco");
        project.Section<DataSection>().Source.ShouldBe("churn.csv");
        project.Section<TargetSection>().Column.ShouldBe("Churn");
        project.Section<TrainSection>().Split.Test.ShouldBe(0.2);
        project.Section<DeploySection>().Endpoint.Alias.ShouldBe("champion");
    }

    [Fact]
    public void Short_forms_mean_what_the_long_forms_say()
    {
        ProjectFile brief = TestProjects.Read(TestProjects.Minimal + "schema: {tenure: int}\ntrain: {split: 30%}\ngate: [f1 >= 0.5]\ndeploy: {endpoint: churn}\n");
        ProjectFile full = TestProjects.Read(
            """
            name: telco
            data: {source: churn.csv}
            target: {column: Churn}
            schema: {tenure: {type: int}}
            train: {split: {test: 0.3}}
            gate: {require: [f1 >= 0.5]}
            deploy: {endpoint: {name: churn}}
            """);
        brief.ToJson().ToJsonString().ShouldBe(full.ToJson().ToJsonString());
        brief.Section<SchemaSection>().Types["tenure"].ShouldBe(ColumnType.Integer);
    }

    [Theory]
    [InlineData("Yes")]
    [InlineData("no")]
    [InlineData("1")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData("2024-01-01")]
    public void Text_is_taken_as_it_is_written(string text) =>
        TestProjects.Read($"name: t\ndata: a.csv\ntarget: {{column: y, positive: {text}}}\n").Section<TargetSection>().Positive.ShouldBe(text);

    [Fact]
    public void A_byte_order_mark_is_skipped() => TestProjects.Read("\uFEFF" + TestProjects.Minimal).Name.ShouldBe("telco");

    [Fact]
    public void Windows_line_ends_are_line_ends() => TestProjects.Read(TestProjects.Minimal.Replace("\n", "\r\n")).Section<TargetSection>().Column.ShouldBe("Churn");

    [Fact]
    public void A_reference_to_the_environment_is_replaced_and_never_printed()
    {
        ProjectFile project = TestProjects.Read("name: t\ndata: ${FOLDER}/a.csv\ntarget: y\n");
        project.Section<DataSection>().Source.ShouldBe("/secret/a.csv");
        project.ToJson()["data"]!.ToJsonString().ShouldBe("""{"source":"/secret/a.csv"}""".Replace("/secret", "${FOLDER}"));
        ProjectPrinter.ToYaml(project).ShouldNotContain("secret");
    }

    [Fact]
    public void Aliases_repeat_values() =>
        TestProjects.Read("name: t\ndata: a.csv\ntarget: y\nschema: {a: &c {min: 0}, b: *c}\n").Section<SchemaSection>().Columns[1].Min.ShouldBe(0);

    [Fact]
    public void An_override_takes_the_place_of_a_value_and_is_its_reason()
    {
        ProjectFile project = TestProjects.Read(TestProjects.Minimal, "train.split.test=0.4", "data.id=[a, b]", "train.parameters.max_depth=3");
        project.Section<TrainSection>().Split.Test.ShouldBe(0.4);
        project.Section<DataSection>().Source.ShouldBe("churn.csv");
        project.Section<DataSection>().Id.ShouldBe(["a", "b"]);
        project.Reason("train.split.test").ShouldBe("--set train.split.test=0.4");
        project.Reason("data.source").ShouldBe("line 2");
        project.Reason("train.seed").ShouldStartWith("default: ");
    }

    [Fact]
    public void A_faulty_override_is_named_as_it_was_written() =>
        TestProjects.Faults(TestProjects.Minimal, "train.split.test=lots").Single().ToString()
            .ShouldStartWith("--set train.split.test=lots: error MSP1007: 'train.split.test' is 'lots'");

    [Fact]
    public void A_missing_file_names_the_command_that_writes_one() =>
        Should.Throw<FileNotFoundException>(() => new ProjectReader(TestProjects.Layout).Read("/nowhere/project.yaml")).Message.ShouldContain("mainspring init");

    [Fact]
    public void Bytes_that_are_not_utf8_are_found_by_line_and_column()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("name: t\ndata: "), 0xE9, .. Encoding.UTF8.GetBytes(".csv\n")];
        ProjectFault fault = Should.Throw<ProjectFileException>(() => new ProjectReader(TestProjects.Layout).Read(bytes, "p.yaml")).Faults.Single();
        (fault.Code, fault.Line, fault.Column).ShouldBe(("MSP1014", 2, 7));
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused_before_it_is_expanded()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++)
        {
            bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        TestProjects.Faults(bomb.ToString()).ShouldContain(f => f.Code == "MSP1004");
    }

    [Fact]
    public void All_faults_of_a_file_are_reported_at_once_in_its_order()
    {
        string faulty =
            """
            name: my project!
            monitor: 3
            data: {source: "${NOPE}/x.csv", window: 1d}
            train:
              split: {test: 20, stratify: Yes, seed: "1,5"}
              algorithm: gradient_bosting
              seed: [1]
            gate: [roc_auc >= best - 0.01, rocauc > 1]
            train: 3
            schema: {a: {type: integr, min: x}}
            deploy: [1]
            """;
        string.Join('\n', TestProjects.Faults(faulty)).ShouldBe(
            """
            project.yaml:1:1: error MSP1005: the project file lacks the required key 'target': What the model predicts.
            project.yaml:1:7: error MSP1015: 'name' is 'my project!'; a name begins with a letter or digit and holds letters, digits, '.', '_' and '-', at most 100 (write my-project)
            project.yaml:2:1: error MSP1001: unknown key 'monitor' (did you mean 'monitors'?)
            project.yaml:3:16: error MSP1010: 'data.source' needs the environment variable NOPE, which is not set
            project.yaml:3:33: error MSP1011: 'window' in 'data' is not available yet in this version; delete it
            project.yaml:5:17: error MSP1008: 'train.split.test' is '20'; it must be from 0.01 to 0.9 (write 20%)
            project.yaml:5:31: error MSP1007: 'train.split.stratify' is 'Yes'; write true or false (write true)
            project.yaml:5:42: error MSP1007: 'train.split.seed' is '1,5'; write a whole number (write 1.5)
            project.yaml:6:14: error MSP1009: 'train.algorithm' is 'gradient_bosting'; it must be one of auto, ensemble, gradient_boosting, random_forest, decision_tree, logistic_regression, linear_regression, baseline (did you mean 'gradient_boosting'?)
            project.yaml:7:9: error MSP1006: 'train.seed' takes a whole number, not a list
            project.yaml:8:8: error MSP1013: 'gate.require[0]' is 'roc_auc >= best - 0.01'; write 'metric >= number', 'metric >= champion - number' or 'slice(column).metric >= number', with >=, >, <= or <
            project.yaml:8:32: error MSP1013: 'gate.require[1]' is 'rocauc > 1'; there is no metric 'rocauc' (did you mean 'roc_auc'?)
            project.yaml:9:1: error MSP1003: the key 'train' stands here already in line 4
            project.yaml:10:20: error MSP1009: 'schema.a.type' is 'integr'; it must be one of bool, int, float, category, text, timestamp, boolean, integer, real, number (did you mean 'integer'?)
            project.yaml:10:33: error MSP1007: 'schema.a.min' is 'x'; write a number
            project.yaml:11:9: error MSP1006: 'deploy' takes the keys endpoint, facade, retrain, not a list
            """);
    }
}
