using System.Text;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Training;

/// <summary>What a user's own file can have wrong: one clear sentence with the place, exit code 65, and nothing recorded as a model.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Ragged_rows_are_named_by_file_and_row()
    {
        ProgramResult result = await TrainAsync(Rows() + "1,2\n" + Rows(header: false));

        result.ExitCode.ShouldBe(65);
        result.Error.ShouldContain("data.csv: row 42");
        result.Error.ShouldContain("2 fields where the header has 3");
    }

    [Fact]
    public async Task A_NUL_byte_is_named_by_file_and_row()
    {
        ProgramResult result = await TrainAsync(Rows() + "1,\0,yes\n");

        result.ExitCode.ShouldBe(65);
        result.Error.ShouldContain("data.csv: row 42");
        result.Error.ShouldContain("NUL");
    }

    [Fact]
    public async Task Latin_1_bytes_are_named_with_the_way_out()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Rows()), .. Encoding.Latin1.GetBytes("1,Zürich,yes\n")];

        ProgramResult result = await TrainAsync(bytes);

        result.ExitCode.ShouldBe(65);
        result.Error.ShouldContain("data.csv: row 42");
        result.Error.ShouldContain("latin-1");
    }

    [Fact]
    public async Task The_declared_encoding_reads_Latin_1()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Rows()), .. Encoding.Latin1.GetBytes("1,Zürich,yes\n")];
        File.WriteAllBytes(_folder["data.csv"], bytes);
        _folder.Write("project.yaml", "name: bad\ndata: {source: data.csv, encoding: latin-1}\ntarget: left\n");

        ProgramResult result = await MainspringProgram.RunAsync(_folder.Path, "train");

        result.ExitCode.ShouldBe(0, result.Error);
    }

    [Fact]
    public async Task A_file_without_a_header_is_said_to_lack_one()
    {
        ProgramResult result = await TrainAsync(Rows(header: false));

        result.ExitCode.ShouldBe(65);
        result.Error.ShouldContain("left");
        result.Error.ShouldContain("header", Case.Insensitive);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b,left\n")]
    public async Task A_file_without_rows_is_refused(string text)
    {
        ProgramResult result = await TrainAsync(text);

        result.ExitCode.ShouldBe(65);
        result.Error.ShouldContain("data.csv");
    }

    [Fact]
    public async Task A_target_with_one_class_is_refused_with_that_class()
    {
        ProgramResult result = await TrainAsync(Rows().Replace(",no", ",yes", StringComparison.Ordinal));

        result.ExitCode.ShouldBe(65);
        result.Error.ShouldContain("left");
        result.Error.ShouldContain("yes");
    }

    [Fact]
    public async Task Every_fault_of_a_project_file_is_told_at_once_with_its_place()
    {
        _folder.Write("data.csv", Rows());
        _folder.Write("project.yaml", "name: bad\ndata: data.csv\ntarget: left\ntrian: {}\ntrain:\n  split: {test: lots}\n");

        ProgramResult result = await MainspringProgram.RunAsync(_folder.Path, "train");

        result.ExitCode.ShouldBe(65);
        result.Error.ShouldContain("project.yaml:4:1: error");
        result.Error.ShouldContain("did you mean 'train'");
        result.Error.ShouldContain("project.yaml:6:");
    }

    public void Dispose() => _folder.Dispose();

    private Task<ProgramResult> TrainAsync(string data) => TrainAsync(Encoding.UTF8.GetBytes(data));

    private Task<ProgramResult> TrainAsync(byte[] data)
    {
        File.WriteAllBytes(_folder["data.csv"], data);
        _folder.Write("project.yaml", "name: bad\ndata: data.csv\ntarget: left\n");
        return MainspringProgram.RunAsync(_folder.Path, "train");
    }

    /// <summary>Forty good rows below a header of three columns.</summary>
    private static string Rows(bool header = true)
    {
        var text = new StringBuilder(header ? "calls,city,left\n" : "");
        for (int row = 0; row < 40; row++)
        {
            text.Append(row * 7 % 40).Append(row % 3 == 0 ? ",Rome" : ",Oslo").Append(row * 7 % 40 > 20 ? ",yes\n" : ",no\n");
        }

        return text.ToString();
    }
}
