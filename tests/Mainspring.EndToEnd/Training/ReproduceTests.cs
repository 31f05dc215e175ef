using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Training;

/// <summary>A run is made again from what it recorded, and a search that was killed goes on where it was.</summary>
public sealed class ReproduceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_run_is_made_again_to_the_byte_also_when_its_file_changed_meanwhile()
    {
        string run = await TrainAsync();
        File.AppendAllText(_folder["data.csv"], "9,Rome,yes\n");

        ProgramResult again = await MainspringProgram.RunAsync(_folder.Path, "reproduce", run, "--json");

        again.ExitCode.ShouldBe(0, again.Error + again.Output);
        JsonElement result = JsonDocument.Parse(again.Output).RootElement;
        result.GetProperty("reproduced").GetBoolean().ShouldBeTrue();
        result.GetProperty("identity").GetProperty("recorded").GetString().ShouldBe(result.GetProperty("identity").GetProperty("again").GetString());
        result.GetProperty("metrics").GetArrayLength().ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_not_found()
    {
        await TrainAsync();

        (await MainspringProgram.RunAsync(_folder.Path, "reproduce", "no-such-run")).ExitCode.ShouldBe(6);
    }

    [Fact]
    public async Task Other_bytes_than_the_recorded_ones_are_refused()
    {
        string run = await TrainAsync();
        _folder.Write("other.csv", Rows(61));

        ProgramResult again = await MainspringProgram.RunAsync(_folder.Path, "reproduce", run, "--data", "other.csv");

        again.ExitCode.ShouldBe(1);
        again.Error.ShouldContain("other bytes");
    }

    [Fact]
    public async Task A_search_that_was_killed_goes_on_without_a_trial_lost_and_ends_at_the_same_model()
    {
        string[] search = ["train", "--json", "--set", "train.algorithm=decision_tree", "--set", "train.tune.trials=400", "--set", "train.tune.pruner=none"];
        using var undisturbed = new TemporaryFolder();
        string expected = IdentityOf((await MainspringProgram.RunAsync(Project(undisturbed), search)).Output);
        string folder = Project(_folder);
        string trials = Path.Combine(folder, ".mainspring", "scratch", "trials");
        using (Process process = MainspringProgram.Start(folder, new Dictionary<string, string>(), search))
        {
            while (!process.HasExited && Lines(trials) < 20)
            {
                await Task.Yield();
            }

            process.Kill();
            await process.WaitForExitAsync();
        }

        int kept = Lines(trials);
        ProgramResult again = await MainspringProgram.RunAsync(folder, search);

        kept.ShouldBeGreaterThanOrEqualTo(20);
        again.ExitCode.ShouldBe(0, again.Error);
        IdentityOf(again.Output).ShouldBe(expected);
        Directory.GetFiles(trials).ShouldBeEmpty();

        // The trials of the killed training are below the run that went on, each once.
        string run = JsonDocument.Parse(again.Output).RootElement.GetProperty("run_id").GetString()!;
        JsonElement[] runs = [.. JsonDocument.Parse((await MainspringProgram.RunAsync(folder, "runs", "list", "--limit", "1000", "--json")).Output).RootElement.GetProperty("runs").EnumerateArray()];
        runs.Count(IsTrial).ShouldBe(400);
        runs.Where(IsTrial).Select(trial => trial.GetProperty("tags").GetProperty("mainspring.trial").GetString()).Distinct().Count().ShouldBe(400);
        runs.Where(IsTrial).ShouldAllBe(trial => trial.GetProperty("tags").GetProperty("mlflow.parentRunId").GetString() == run && trial.GetProperty("status").GetString() == "finished");
        runs.Where(other => !IsTrial(other)).Select(other => other.GetProperty("status").GetString()).Order().ShouldBe(["finished", "killed"]);

        static bool IsTrial(JsonElement run) => run.GetProperty("tags").TryGetProperty("mainspring.trial", out _);
    }

    public void Dispose() => _folder.Dispose();

    private static int Lines(string folder)
    {
        if (!Directory.Exists(folder) || Directory.GetFiles(folder) is not [var file])
        {
            return 0;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Count(c => c == '\n');
    }

    private static string IdentityOf(string output) => JsonDocument.Parse(output).RootElement.GetProperty("identity").GetString()!;

    private async Task<string> TrainAsync()
    {
        ProgramResult trained = await MainspringProgram.RunAsync(Project(_folder), "train", "--json");
        trained.ExitCode.ShouldBe(0, trained.Error);
        return JsonDocument.Parse(trained.Output).RootElement.GetProperty("run").GetString()!;
    }

    private static string Project(TemporaryFolder folder)
    {
        folder.Write("data.csv", Rows(60));
        folder.Write("project.yaml", "name: again\ndata: data.csv\ntarget: left\ntrain: decision_tree\n");
        return folder.Path;
    }

    private static string Rows(int rows)
    {
        var text = new StringBuilder("calls,city,left\n");
        for (int row = 0; row < rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row * 7 % 40},{(row % 3 == 0 ? "Rome" : "Oslo")},{(row * 7 % 40 > 20 ? "yes" : "no")}\n");
        }

        return text.ToString();
    }
}
