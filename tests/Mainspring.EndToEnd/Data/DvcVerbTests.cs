using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Data;

/// <summary>DVC repositories as a user works with them.</summary>
public sealed class DvcVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-dvc-verbs-").FullName;

    private string Ours => Path.Combine(_folder, "ours");

    private string Theirs => Path.Combine(_folder, "theirs");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Data_is_added_pushed_and_pulled_in_another_clone()
    {
        Directory.CreateDirectory(Path.Combine(Ours, ".git"));
        await File.WriteAllTextAsync(Path.Combine(Ours, "telco.csv"), "n,c\n1,x\n2,y\n");
        ProgramResult added = await MainspringProgram.RunAsync(Ours, "data", "add", "telco.csv", "--dvc", "--json");
        added.ExitCode.ShouldBe(0, added.Error);
        string md5 = added.Json.GetProperty("md5").GetString()!;
        (await File.ReadAllTextAsync(Path.Combine(Ours, "telco.csv.dvc"))).ShouldBe($"outs:\n- md5: {md5}\n  size: 12\n  hash: md5\n  path: telco.csv\n");
        ProgramResult pushed = await MainspringProgram.RunAsync(Ours, "data", "push", "--dvc-remote", "../share", "--json");
        pushed.ExitCode.ShouldBe(0, pushed.Error);
        pushed.Json.GetProperty("objects_sent").GetInt32().ShouldBe(1);
        File.Exists(Path.Combine(_folder, $"share/files/md5/{md5[..2]}/{md5[2..]}")).ShouldBeTrue();

        Directory.CreateDirectory(Path.Combine(Theirs, ".dvc"));
        await File.WriteAllTextAsync(Path.Combine(Theirs, ".dvc/config"), "[core]\n    remote = share\n['remote \"share\"']\n    url = ../../share\n");
        File.Copy(Path.Combine(Ours, "telco.csv.dvc"), Path.Combine(Theirs, "telco.csv.dvc"));
        ProgramResult pulled = await MainspringProgram.RunAsync(Theirs, "data", "pull");
        pulled.ExitCode.ShouldBe(0, pulled.Error);
        (await File.ReadAllTextAsync(Path.Combine(Theirs, "telco.csv"))).ShouldBe("n,c\n1,x\n2,y\n");
        Directory.Exists(Path.Combine(Theirs, ".mainspring")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_version_is_put_under_dvc_and_sent()
    {
        Directory.CreateDirectory(Path.Combine(Ours, ".dvc"));
        await File.WriteAllTextAsync(Path.Combine(Ours, "telco.csv"), "n,c\n1,x\n");
        (await MainspringProgram.RunAsync(Ours, "data", "add", "telco.csv")).ExitCode.ShouldBe(0);
        File.Delete(Path.Combine(Ours, "telco.csv"));

        ProgramResult pushed = await MainspringProgram.RunAsync(Ours, "data", "push", "telco@1", "--dvc-remote", "../share", "--json");

        pushed.ExitCode.ShouldBe(0, pushed.Error);
        pushed.Json.GetProperty("objects_sent").GetInt32().ShouldBe(1);
        (await File.ReadAllTextAsync(Path.Combine(Ours, "telco.csv"))).ShouldBe("n,c\n1,x\n");
        File.Exists(Path.Combine(Ours, "telco.csv.dvc")).ShouldBeTrue();
        (await MainspringProgram.RunAsync(Ours, "data", "push", "telco@7", "--dvc-remote", "../share")).ExitCode.ShouldBe(6);
        await File.WriteAllTextAsync(Path.Combine(Ours, "telco.csv"), "other");
        (await MainspringProgram.RunAsync(Ours, "data", "push", "telco@1", "--dvc-remote", "../share")).ExitCode.ShouldBe(7);
    }

    [Fact]
    public async Task Outside_of_a_repository_the_verbs_say_what_makes_one()
    {
        ProgramResult pulled = await MainspringProgram.RunAsync(_folder, "data", "pull");
        pulled.ExitCode.ShouldBe(6);
        pulled.Error.ShouldContain("--dvc");
    }
}
