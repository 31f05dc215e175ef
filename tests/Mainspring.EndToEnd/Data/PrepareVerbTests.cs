using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Data;

/// <summary>Preparing data by SQL as a user does.</summary>
public sealed class PrepareVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-prepare-verb-").FullName;

    public PrepareVerbTests()
    {
        Write("raw/calls.csv", "subscriber,day,seconds,churned\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"{i % 100},2026-01-0{1 + (i / 100)},{i % 7 * 10},{(i % 7 > 3 ? "yes" : "no")}\n")));
        Write("sql/01_day.sql", "SELECT * FROM calls WHERE day = $date");
        Write("sql/02_rows.sql", "SELECT subscriber, seconds, churned FROM day ORDER BY subscriber");
        Write("project.yaml", """
            name: calls
            prepare:
              inputs: {calls: raw/*.csv}
              sql: sql/*.sql
              parameters: {date: 2026-01-01}
              output: prepared/rows.parquet
            data: {source: prepared/rows.parquet, id: subscriber}
            target: churned
            train: decision_tree
            """);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_training_prepares_its_data_first()
    {
        ProgramResult trained = await MainspringProgram.RunAsync(_folder, "train", "--json");
        trained.ExitCode.ShouldBe(0, trained.Error);
        ProgramResult shown = await MainspringProgram.RunAsync(_folder, "data", "show", "rows@latest", "--json");
        shown.Json.GetProperty("rows").GetInt64().ShouldBe(100);
    }

    [Fact]
    public async Task A_parameter_is_given_on_the_command_line_and_the_output_is_kept()
    {
        ProgramResult prepared = await MainspringProgram.RunAsync(_folder, "data", "prepare", "--param", "date=2026-01-02", "--add", "daily", "--json");
        prepared.ExitCode.ShouldBe(0, prepared.Error);
        (prepared.Json.GetProperty("rows").GetInt64(), prepared.Json.GetProperty("version").GetString()).ShouldBe((100L, "daily@1"));
        (await MainspringProgram.RunAsync(_folder, "data", "prepare", "--param", "dat=1")).Error.ShouldContain("did you mean 'date'?");
    }

    [Fact]
    public async Task Wrong_SQL_ends_with_65_and_names_file_and_line()
    {
        Write("sql/02_rows.sql", "SELECT subscriber\nFROM nothing");
        ProgramResult prepared = await MainspringProgram.RunAsync(_folder, "data", "prepare");
        prepared.ExitCode.ShouldBe(65);
        prepared.Error.ShouldContain("02_rows.sql:2:6");
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
