using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.CommandLine;

public sealed class DatabaseTests : IDisposable
{
    private const string Away = "postgres://mainspring:s3cret@127.0.0.1:1/metadata";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_server_whose_database_is_away_says_so_in_a_sentence_and_to_try_again_later()
    {
        ProgramResult result = await MainspringProgram.RunAsync(_folder["."], "serve", "--home", _folder["home"], "--port", "0", "--database", Away);

        result.ExitCode.ShouldBe(75);
        result.Error.ShouldContain("postgres://127.0.0.1:1/metadata cannot be reached");
        result.Error.ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task An_address_that_cannot_be_read_is_explained_without_the_password()
    {
        ProgramResult result = await MainspringProgram.RunAsync(_folder["."], "serve", "--home", _folder["home"], "--port", "0", "--database", Away + "?pool=9");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("unknown option 'pool'");
        result.Error.ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task Doctor_tells_which_database_is_used_and_that_it_does_not_answer()
    {
        ProgramResult result = await MainspringProgram.RunAsync(_folder["."], new Dictionary<string, string> { ["MAINSPRING_DATABASE"] = Away }, "doctor", "--home", _folder["home"]);

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldContain("postgres://127.0.0.1:1/metadata cannot be reached");
        (result.Output + result.Error).ShouldNotContain("s3cret");
    }
}
