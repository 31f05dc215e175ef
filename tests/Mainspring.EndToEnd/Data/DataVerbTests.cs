using System.Text;
using System.Text.Json;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Data;

/// <summary><c>mainspring data</c> as a user runs it.</summary>
public sealed class DataVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-data-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_profile_is_one_JSON_document_and_a_page()
    {
        Write("a.csv", "n,c\n1,x\n2,y\n,x\n");
        ProgramResult result = await MainspringProgram.RunAsync(_folder, "data", "profile", "a.csv", "--json", "--output", "report.html");
        result.ExitCode.ShouldBe(0, result.Error);
        result.Json.GetProperty("rows").GetInt64().ShouldBe(3);
        result.Json.GetProperty("columns")[0].GetProperty("missing").GetInt64().ShouldBe(1);
        string page = await File.ReadAllTextAsync(Path.Combine(_folder, "report.html"));
        page.ShouldStartWith("<!doctype html>");
        page.ShouldContain("<svg");
        page.ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("a,b\n1,2\n1,2,3\n", "ragged_row", 3, null)]
    [InlineData("a,b\n1,\0\n", "nul_byte", 2, "b")]
    [InlineData("a,b\n1,M\u00fcller\n", "wrong_encoding", 2, "b")]
    [InlineData("1.5,2\n2.5,3\n", "no_header", 1, null)]
    [InlineData("a,b\n", "no_rows", 0, null)]
    public async Task A_faulty_file_ends_with_65_and_names_file_row_and_column(string text, string code, long row, string? column)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "bad.csv"), Encoding.Latin1.GetBytes(text));
        ProgramResult result = await MainspringProgram.RunAsync(_folder, "data", "profile", "bad.csv", "--json");
        result.ExitCode.ShouldBe(65);
        result.Error.ShouldContain("bad.csv");
        JsonElement fault = result.Json.GetProperty("faults")[0];
        (fault.GetProperty("file").GetString(), fault.GetProperty("code").GetString(), fault.GetProperty("row").GetInt64(), fault.GetProperty("column").GetString())
            .ShouldBe(("bad.csv", code, row, column));
    }

    [Fact]
    public async Task Versions_are_added_once_and_listed()
    {
        Write("telco.csv", "n,c\n1,x\n2,y\n");
        ProgramResult first = await MainspringProgram.RunAsync(_folder, "data", "add", "telco.csv", "--json");
        first.ExitCode.ShouldBe(0, first.Error);
        (first.Json.GetProperty("name").GetString(), first.Json.GetProperty("version").GetInt32(), first.Json.GetProperty("rows").GetInt64(), first.Json.GetProperty("bytes").GetInt64()).ShouldBe(("telco", 1, 2L, 12L));
        (await MainspringProgram.RunAsync(_folder, "data", "add", "telco.csv", "--json")).Json.GetProperty("version").GetInt32().ShouldBe(1);
        Write("telco.csv", "n,c\n1,x\n2,y\n3,y\n");
        (await MainspringProgram.RunAsync(_folder, "data", "add", "telco.csv", "--json")).Json.GetProperty("version").GetInt32().ShouldBe(2);
        ProgramResult versions = await MainspringProgram.RunAsync(_folder, "data", "versions", "telco", "--json");
        versions.Json.GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("rows").GetInt64()).ShouldBe([3L, 2L]);
        (await MainspringProgram.RunAsync(_folder, "data", "profile", "telco@1", "--json")).Json.GetProperty("rows").GetInt64().ShouldBe(2);
        (await MainspringProgram.RunAsync(_folder, "data", "profile", "telco@7", "--json")).ExitCode.ShouldBe(6);
    }

    [Fact]
    public async Task A_data_contract_ends_with_4_and_every_failing_row_is_in_a_file()
    {
        Write("a.csv", "id,n,c\n1,5,x\n2,500,y\n2,7,z\n");
        Write("project.yaml", "name: t\ndata:\n  source: a.csv\n  checks:\n    - row_count >= 3\n    - unique(id)\n    - between(n, 0, 100)\n    - freshness < 1d: warn\ntarget: c\n");
        ProgramResult checks = await MainspringProgram.RunAsync(_folder, "data", "check", "a.csv", "-f", "project.yaml", "--json", "--failures", "bad.csv");
        checks.ExitCode.ShouldBe(4, checks.Error);
        checks.Json.GetProperty("passed").GetBoolean().ShouldBeFalse();
        checks.Json.GetProperty("checks").EnumerateArray().Select(check => (check.GetProperty("rule").GetString(), check.GetProperty("passed").GetBoolean(), string.Join(' ', check.GetProperty("rows").EnumerateArray())))
            .ShouldBe([("row_count >= 3", true, ""), ("unique(id)", false, "4"), ("between(n, 0, 100)", false, "3"), ("freshness < 1d", true, "")]);
        (await File.ReadAllLinesAsync(Path.Combine(_folder, "bad.csv"))).ShouldBe(["check,row,id,n,c", "unique(id),4,2,7,z", "\"between(n, 0, 100)\",3,2,500,y"]);

        ProgramResult training = await MainspringProgram.RunAsync(_folder, "train", "--json");
        training.ExitCode.ShouldBe(4, training.Error);
        training.Error.ShouldContain("between(n, 0, 100) is broken by 1 row, such as row 3");
    }

    [Fact]
    public async Task A_batch_is_held_against_the_checks_of_its_model()
    {
        Write("a.csv", "n,c\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{(i % 3 == 0 ? "x" : "y")}\n")));
        Write("project.yaml", "name: t\ndata:\n  source: a.csv\n  checks:\n    - row_count >= 50\n    - between(n, 0, 100)\ntarget: c\ntrain: decision_tree\n");
        ProgramResult training = await MainspringProgram.RunAsync(_folder, "train", "--json");
        training.ExitCode.ShouldBe(0, training.Error);
        training.Json.GetProperty("warnings").GetArrayLength().ShouldBe(0);

        Write("good.csv", "n\n5\n");
        (await MainspringProgram.RunAsync(_folder, "predict", "--model", "t", "--input", "good.csv", "--output", "o.csv")).ExitCode.ShouldBe(0);
        Write("bad.csv", "n\n5\n999\n");
        ProgramResult refused = await MainspringProgram.RunAsync(_folder, "predict", "--model", "t", "--input", "bad.csv", "--output", "o2.csv");
        refused.ExitCode.ShouldBe(4, refused.Error);
        File.Exists(Path.Combine(_folder, "o2.csv")).ShouldBeFalse();
        (await MainspringProgram.RunAsync(_folder, "predict", "--model", "t", "--input", "bad.csv", "--output", "o2.csv", "--no-checks")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Two_files_and_two_versions_are_compared()
    {
        Write("a.csv", "n,c\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"{i},x\n")));
        Write("b.csv", "n,c,d\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"{i + 150},x,1\n")));
        ProgramResult diff = await MainspringProgram.RunAsync(_folder, "data", "diff", "a.csv", "b.csv", "--json", "--output", "diff.html");
        diff.ExitCode.ShouldBe(0, diff.Error);
        diff.Json.GetProperty("shifted").GetInt32().ShouldBe(1);
        diff.Json.GetProperty("schema")[0].GetProperty("column").GetString().ShouldBe("d");
        (await File.ReadAllTextAsync(Path.Combine(_folder, "diff.html"))).ShouldNotContain("<script");

        (await MainspringProgram.RunAsync(_folder, "data", "add", "a.csv", "--name", "s")).ExitCode.ShouldBe(0);
        (await MainspringProgram.RunAsync(_folder, "data", "add", "b.csv", "--name", "s")).ExitCode.ShouldBe(0);
        ProgramResult versions = await MainspringProgram.RunAsync(_folder, "data", "diff", "s@1", "s@2", "--json");
        versions.ExitCode.ShouldBe(0, versions.Error);
        versions.Json.GetProperty("shifted").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_faulty_file_is_not_added()
    {
        Write("bad.csv", "a,b\n1\n");
        ProgramResult result = await MainspringProgram.RunAsync(_folder, "data", "add", "bad.csv");
        result.ExitCode.ShouldBe(65);
        result.Error.ShouldContain("bad.csv: row 2");
        (await MainspringProgram.RunAsync(_folder, "data", "versions", "bad")).ExitCode.ShouldBe(6);
    }

    [Fact]
    public async Task A_training_names_the_version_of_its_data_and_can_be_made_again_from_it()
    {
        Write("flowers.csv", "size,kind\n" + string.Concat(Enumerable.Range(0, 80).Select(i => $"{i},{(i < 40 ? "a" : "b")}\n")));
        Write("project.yaml", "name: flowers\ndata: flowers.csv\ntarget: kind\ntrain: decision_tree\n");
        ProgramResult first = await MainspringProgram.RunAsync(_folder, "train", "--json");
        first.ExitCode.ShouldBe(0, first.Error);
        ProgramResult shown = await MainspringProgram.RunAsync(_folder, "data", "show", "flowers@latest", "--json");
        shown.ExitCode.ShouldBe(0, shown.Error);
        (shown.Json.GetProperty("origin").GetString(), shown.Json.GetProperty("used_by")[0].GetProperty("run_id").GetString())
            .ShouldBe(("flowers.csv", first.Json.GetProperty("run_id").GetString()));

        File.Delete(Path.Combine(_folder, "flowers.csv"));
        (await MainspringProgram.RunAsync(_folder, "train", "--json")).ExitCode.ShouldBe(6);
        ProgramResult second = await MainspringProgram.RunAsync(_folder, "train", "--set", "data.source=flowers@1", "--json");
        second.ExitCode.ShouldBe(0, second.Error);
        second.Json.GetProperty("identity").GetString().ShouldBe(first.Json.GetProperty("identity").GetString());
        string sha256 = shown.Json.GetProperty("sha256").GetString()!;
        ProgramResult pulled = await MainspringProgram.RunAsync(_folder, "data", "pull", sha256[..12], "-o", "again.csv");
        pulled.ExitCode.ShouldBe(0, pulled.Error);
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(_folder, "again.csv")))).ShouldBe(sha256);
        Write("again.csv", "mine\n1\n");
        (await MainspringProgram.RunAsync(_folder, "data", "pull", "flowers@1", "-o", "again.csv")).ExitCode.ShouldBe(7);
        (await MainspringProgram.RunAsync(_folder, "data", "pull", "flowers@9")).ExitCode.ShouldBe(6);
    }

    [Fact]
    public async Task A_folder_is_one_data_set_and_comes_back_as_it_was()
    {
        Write("calls/a.csv", "n,c\n1,x\n");
        Write("calls/deep/b.csv", "n,c\n2,y\n3,z\n");
        Write("calls/README.md", "hello\n");
        ProgramResult first = await MainspringProgram.RunAsync(_folder, "data", "add", "calls", "--json");
        first.ExitCode.ShouldBe(0, first.Error);
        (first.Json.GetProperty("rows").GetInt64(), first.Json.GetProperty("files").GetInt32(), first.Json.GetProperty("ending").GetString()).ShouldBe((3L, 3, ".csv"));
        (await MainspringProgram.RunAsync(_folder, "data", "add", "calls", "--json")).Json.GetProperty("version").GetInt32().ShouldBe(1);
        Write("calls/deep/b.csv", "n,c\n2,y\n");
        (await MainspringProgram.RunAsync(_folder, "data", "add", "calls", "--json")).Json.GetProperty("version").GetInt32().ShouldBe(2);

        ProgramResult pulled = await MainspringProgram.RunAsync(_folder, "data", "pull", "calls@1", "-o", "old");
        pulled.ExitCode.ShouldBe(0, pulled.Error);
        File.ReadAllText(Path.Combine(_folder, "old/deep/b.csv")).ShouldBe("n,c\n2,y\n3,z\n");
        File.Exists(Path.Combine(_folder, "old/README.md")).ShouldBeTrue();
        Write("calls/c.parquet", "");
        ProgramResult mixed = await MainspringProgram.RunAsync(_folder, "data", "add", "calls");
        (mixed.ExitCode, mixed.Error.Contains("several kinds", StringComparison.Ordinal)).ShouldBe((65, true), mixed.Error);
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, name))!);
        File.WriteAllText(Path.Combine(_folder, name), text);
    }
}
