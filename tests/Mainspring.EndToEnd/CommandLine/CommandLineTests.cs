using System.Text.Json;
using System.Text.RegularExpressions;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.CommandLine;

public sealed partial class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_front_page_lists_the_verbs_and_each_has_a_page_with_examples()
    {
        ProgramResult front = await Run("--help");
        front.ExitCode.ShouldBe(0);
        front.Error.ShouldBeEmpty();
        string[] verbs = VerbsOf(front.Output);
        verbs.ShouldContain("doctor");
        foreach (string verb in verbs)
        {
            ProgramResult page = await Run(verb, "-h");
            page.ExitCode.ShouldBe(0, verb);
            page.Output.ShouldContain($"Usage: mainspring {verb}");
        }
    }

    [Fact]
    public async Task Every_verb_stands_in_the_documentation()
    {
        string documentation = await File.ReadAllTextAsync(Checkout.File("docs/cli.md"));
        foreach (string verb in VerbsOf((await Run()).Output))
        {
            documentation.ShouldContain($"| `mainspring {verb}` |");
        }
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("help", "doctor")]
    public async Task Questions_about_the_program_succeed(params string[] arguments) => (await Run(arguments)).ExitCode.ShouldBe(0);

    [Theory]
    [InlineData("doctr")]
    [InlineData("doctor", "--nope")]
    [InlineData("--nope")]
    [InlineData("validate", "--server", "not a url")]
    public async Task A_command_line_that_is_not_understood_ends_with_2(params string[] arguments)
    {
        ProgramResult result = await Run(arguments);
        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldStartWith("error: ");
    }

    [Fact]
    public async Task A_misspelt_verb_is_guessed() => (await Run("doctr")).Error.ShouldContain("did you mean 'doctor'?");

    [Fact]
    public async Task Doctor_lists_the_native_libraries_with_versions()
    {
        ProgramResult result = await Run("doctor", "--json");
        JsonElement[] libraries = [.. result.Json.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("kind").GetString() == "library")];
        libraries.Select(l => l.GetProperty("name").GetString()).ShouldBe(["DuckDB", "XGBoost", "ONNX Runtime", "SQLite"]);
        (result.ExitCode == 0).ShouldBe(result.Json.GetProperty("healthy").GetBoolean());
    }

    [Fact]
    public async Task A_valid_file_is_valid_in_words_and_in_json()
    {
        Write("project.yaml", "name: t\ndata: d.csv\ntarget: y\n");
        (await Run("validate")).ExitCode.ShouldBe(0);
        ProgramResult json = await Run("validate", "--json");
        json.Json.GetProperty("valid").GetBoolean().ShouldBeTrue();
        json.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_invalid_file_ends_with_65_and_names_every_fault()
    {
        Write("bad.yaml", "name: t\nmonitor: 1\ndata: d.csv\ntarget: [y]\n");
        ProgramResult words = await Run("validate", "-f", "bad.yaml");
        words.ExitCode.ShouldBe(65);
        words.Output.ShouldBeEmpty();
        words.Error.ShouldContain("bad.yaml:2:1: error MSP1001: unknown key 'monitor' (did you mean 'monitors'?)");
        ProgramResult json = await Run("validate", "-f", "bad.yaml", "--json");
        json.ExitCode.ShouldBe(65);
        json.Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString()).ShouldBe(["MSP1001", "MSP1006"]);
    }

    [Fact]
    public async Task What_would_flatter_the_model_is_told_before_it_is_trained()
    {
        Write("d.csv", "x,left_on,y\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i * 7 % 11},{i % 2},{(i % 2 == 0 ? "no" : "yes")}\n")));
        Write("project.yaml", "name: t\ndata: d.csv\ntarget: y\n");

        foreach (string[] verb in (string[][])[["validate", "--data"], ["explain"]])
        {
            ProgramResult json = await Run([.. verb, "--json"]);
            json.ExitCode.ShouldBe(0, json.Error);
            json.Json.GetProperty("warnings").EnumerateArray().ShouldContain(warning => warning.GetProperty("code").GetString() == "target_giveaway" && warning.GetProperty("column").GetString() == "left_on");
            (await Run(verb)).Error.ShouldContain("left_on");
        }
    }

    [Fact]
    public async Task A_missing_file_ends_with_6_and_one_json_document()
    {
        ProgramResult result = await Run("validate", "--json");
        result.ExitCode.ShouldBe(6);
        result.Json.GetProperty("exit_code").GetInt32().ShouldBe(6);
    }

    [Fact]
    public async Task A_new_project_is_made_explained_and_frozen()
    {
        File.Copy(Checkout.File("examples/iris/data/iris.csv"), Path.Combine(_folder.Path, "iris.csv"));
        (await Run("init", "iris.csv")).ExitCode.ShouldBe(0);
        (await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "project.yaml")))
            .ShouldBe(["# yaml-language-server: $schema=./project.schema.json", "name: iris", "data: iris.csv", "target: species"]);
        (await Run("init", "iris.csv")).ExitCode.ShouldBe(7);

        JsonElement explained = (await Run("explain", "--json")).Json;
        explained.GetProperty("target").GetProperty("task").GetString().ShouldBe("multiclass_classification");
        explained.GetProperty("deploy").GetProperty("endpoint").GetProperty("name").GetString().ShouldBe("iris");
        explained.GetProperty("reasons").GetProperty("train.algorithm").GetString().ShouldNotBeNull();

        (await Run("explain", "--write")).ExitCode.ShouldBe(7);
        (await Run("explain", "--write", "--yes")).ExitCode.ShouldBe(0);
        (await Run("validate", "--data")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Output_has_no_escape_codes_when_it_is_redirected()
    {
        ProgramResult result = await Run("doctor");
        (result.Output + result.Error).ShouldNotContain('\e');
    }

    [Fact]
    public async Task Codes_are_explained() => (await Run("explain", "msp1001")).Output.ShouldStartWith("MSP1001: unknown key");

    [Fact]
    public async Task The_schema_is_one_json_document() =>
        (await Run("schema")).Json.GetProperty("required").EnumerateArray().Select(r => r.GetString()).ShouldBe(["name", "data", "target"]);

    private static string[] VerbsOf(string front) => [.. VerbLine().Matches(front).Select(m => m.Groups["verb"].Value)];

    private Task<ProgramResult> Run(params string[] arguments) => MainspringProgram.RunAsync(_folder.Path, arguments);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.Path, name), text);

    [GeneratedRegex("^  (?<verb>[a-z]+) ", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex VerbLine();
}
