using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.CommandLine;

public sealed class NoWorkspaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("runs", "list")]
    [InlineData("models", "list")]
    [InlineData("endpoints", "list")]
    [InlineData("data", "versions", "customers")]
    public async Task A_verb_that_reads_says_that_there_is_no_workspace_and_makes_none(params string[] verb)
    {
        ProgramResult result = await MainspringProgram.RunAsync(_folder.Path, verb);

        result.ExitCode.ShouldBe(6);
        result.Error.ShouldContain("there is no workspace");
        result.Error.ShouldContain("--home");
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }
}
