using System.Diagnostics;
using System.Globalization;
using Mainspring.Pipelines.Processes;

namespace Mainspring.Pipelines.Tests.Processes;

public sealed class ChildProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mainspring-child-");
    private readonly Heard _heard = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_child_tells_of_its_work_and_answers_with_its_output()
    {
        ChildOutcome outcome = await RunAsync("work", "$(touch x)", "a b;c");

        outcome.ShouldBe(new ChildOutcome.Finished("""{"said":"$(touch x) a b;c","input":-1}"""), "words reach the child as they are, and nothing stands on its input");
        _heard.Progress.ShouldBe([(0.25, "reading")]);
        _heard.Notes.ShouldBe(new Dictionary<string, string> { ["run_id"] = "7" });
        _heard.Lines.ShouldBe(["a line for the log", "@mainspring this is no message"]);
    }

    [Fact]
    public async Task A_child_leads_a_group_of_its_own_gives_way_and_goes_first_when_memory_is_short()
    {
        string[] facts = (await RunAsync("facts")).ShouldBeOfType<ChildOutcome.Finished>().Output.Split(' ');

        facts[2].ShouldBe(facts[0], "its process group");
        facts[1].ShouldBe("800", "its place before the out-of-memory killer");
        facts[3].ShouldBe("10", "its niceness");
        facts[4].ShouldBe(_folder.FullName);
    }

    [Fact]
    public async Task A_child_that_fails_gives_its_last_line_as_the_reason() =>
        (await RunAsync("fail")).ShouldBe(new ChildOutcome.Failed("error: there is no such file: a.csv", 65));

    [Fact]
    public async Task A_segmentation_fault_is_named() =>
        (await RunAsync("segfault")).ShouldBe(new ChildOutcome.Failed("The process was ended by signal 11 (segmentation fault).", null));

    [Theory]
    [InlineData("eat-managed", "")]
    [InlineData("eat-native", "1")]
    [InlineData("eat-native", "2000")]
    public async Task A_child_that_eats_memory_ends_with_the_limit_as_the_reason(string verb, string block)
    {
        ChildOutcome outcome = await RunAsync(Command(verb, block) with { MemoryLimit = 256L << 20, HowToRaise = "raise it with --job-memory" });

        outcome.ShouldBe(new ChildOutcome.Failed("The process used more than 256 MiB of memory, the limit of this job; raise it with --job-memory.", null));
    }

    [Fact]
    public async Task A_result_over_the_bound_is_refused() =>
        (await RunAsync(Command("flood") with { MaxResultBytes = 1000 })).ShouldBe(new ChildOutcome.Failed("Its result is larger than 1000 bytes.", 0));

    [Fact]
    public async Task A_cancelled_child_is_asked_to_stop()
    {
        using var cancel = new CancellationTokenSource();
        Task<ChildOutcome> running = ChildProcess.RunAsync(Command("wait"), _heard, TimeProvider.System, cancel.Token);
        await _heard.FirstProgress;

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running.WaitAsync(TimeSpan.FromSeconds(9)));
    }

    [Fact]
    public async Task A_cancelled_child_that_does_not_stop_is_killed_after_its_grace()
    {
        using var cancel = new CancellationTokenSource();
        Task<ChildOutcome> running = ChildProcess.RunAsync(Command("ignore-term") with { Grace = TimeSpan.FromMilliseconds(50) }, _heard, TimeProvider.System, cancel.Token);
        await _heard.FirstProgress;

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    [Fact]
    public async Task A_child_ends_when_its_parent_is_killed()
    {
        using Process parent = Process.Start(new ProcessStartInfo(ChildProgram.OfThisProcess.FileName, [.. ChildProgram.OfThisProcess.LeadingArguments, "child", "parent"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = _folder.FullName,
        })!;
        int childId = int.Parse((await parent.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        using Process child = Process.GetProcessById(childId);

        parent.Kill();
        await parent.WaitForExitAsync();

        await child.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);
        child.HasExited.ShouldBeTrue();
    }

    private ChildCommand Command(string verb, params string[] words) => new(ChildProgram.OfThisProcess, ["child", verb, .. words], _folder.FullName);

    private Task<ChildOutcome> RunAsync(string verb, params string[] words) => RunAsync(Command(verb, words));

    private Task<ChildOutcome> RunAsync(ChildCommand command) => ChildProcess.RunAsync(command, _heard, TimeProvider.System, CancellationToken.None);
}
