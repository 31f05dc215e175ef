using System.Security.Cryptography;
using System.Text.Json;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Training;

/// <summary>What a project file declares of columns holds for the rows of training as it does for every prediction.</summary>
public sealed class DeclaredSchemaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_column_that_breaks_its_declaration_is_named_at_once()
    {
        WriteProject("schema:\n  age: {max: 50}\n  city: {values: [Rome]}\n");

        ProgramResult result = await MainspringProgram.RunAsync(_folder.Path, "train");

        result.Error.ShouldContain("column age: 51 is more than 50");
        result.Error.ShouldContain("column city: 'Oslo' is none of the declared values");
    }

    [Theory]
    [InlineData("train")]
    [InlineData("validate", "--data")]
    [InlineData("up", "--exit")]
    public async Task Rows_that_break_a_declaration_are_named_with_their_column(params string[] verb)
    {
        WriteProject("schema:\n  age: {max: 50}\n");

        ProgramResult result = await MainspringProgram.RunAsync(_folder.Path, verb);

        result.ExitCode.ShouldBe(65);
        result.Error.ShouldContain("row 53, column age: 51 is more than 50, the most that is declared (9 rows are so)");
    }

    [Fact]
    public async Task A_file_that_keeps_the_declarations_is_trained_and_scored_whole()
    {
        WriteProject("schema:\n  age: {min: 0, max: 59, required: true}\n  city: {values: [Oslo, Rome]}\n");
        (await MainspringProgram.RunAsync(_folder.Path, "train")).ExitCode.ShouldBe(0);

        ProgramResult scored = await MainspringProgram.RunAsync(_folder.Path, "predict", "--model", "people@champion", "--input", "people.csv", "--output", "scored.csv", "--json");

        scored.Json.GetProperty("rows").GetInt32().ShouldBe(60);
        scored.Json.GetProperty("rejected").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task The_run_of_a_training_names_the_data_by_its_hash()
    {
        WriteProject("");
        string run = (await MainspringProgram.RunAsync(_folder.Path, "train", "--json")).Json.GetProperty("run_id").GetString()!;

        JsonElement input = (await MainspringProgram.RunAsync(_folder.Path, "runs", "show", run, "--json")).Json.GetProperty("inputs")[0];

        input.GetProperty("name").GetString().ShouldBe("people");
        input.GetProperty("context").GetString().ShouldBe("training");
        string hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "people.csv"), TestContext.Current.CancellationToken)));
        hash.ShouldStartWith(input.GetProperty("digest").GetString()!);
    }

    [Fact]
    public async Task A_file_is_never_scored_onto_itself()
    {
        WriteProject("");
        (await MainspringProgram.RunAsync(_folder.Path, "train")).ExitCode.ShouldBe(0);
        string before = File.ReadAllText(_folder["people.csv"]);

        ProgramResult result = await MainspringProgram.RunAsync(_folder.Path, "predict", "--model", "people@champion", "--input", "people.csv", "--output", "people.csv");

        result.ExitCode.ShouldBe(2);
        File.ReadAllText(_folder["people.csv"]).ShouldBe(before);
    }

    public void Dispose() => _folder.Dispose();

    private void WriteProject(string schema)
    {
        _folder.Write("people.csv", "age,city,left\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{(i % 2 == 0 ? "Rome" : "Oslo")},{(i > 30 ? "yes" : "no")}\n")));
        _folder.Write("project.yaml", "name: people\ndata: people.csv\ntarget: left\n" + schema);
    }
}
