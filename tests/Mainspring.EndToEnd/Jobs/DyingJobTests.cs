using Mainspring.Client;
using Mainspring.Client.Runs;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Jobs;

/// <summary>A training job dies in a real server while an endpoint of the same server is asked without a pause.</summary>
public sealed class DyingJobTests : IDisposable
{
    private static readonly byte[] Flower = """{"sepal_length_cm": 5.1, "sepal_width_cm": 3.5, "petal_length_cm": 1.4, "petal_width_cm": 0.2}"""u8.ToArray();

    private readonly TemporaryFolder _folder = new();

    public DyingJobTests()
    {
        _folder.Write("project.yaml", File.ReadAllText(Checkout.File("examples/iris/project.yaml")));
        _folder.Write("data/iris.csv", File.ReadAllText(Checkout.File("examples/iris/data/iris.csv")));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("segfault", "The process was ended by signal 11 (segmentation fault).")]
    [InlineData("memory", "The process used more than 400 MiB of memory, the limit of this job; raise it with --job-memory when the server starts.")]
    public async Task A_job_that_dies_fails_with_its_reason_while_the_endpoint_keeps_answering(string fault, string reason)
    {
        await DeployAsync();
        var environment = new Dictionary<string, string> { ["MAINSPRING_CRASH_AT"] = $"train.fit:{fault}" };
        await using ServerProcess server = await ServerProcess.StartAsync(_folder[".mainspring"], environment, "--job-memory", "400");
        using var client = new MainspringClient(server.Url);

        Task<ProgramResult> job = MainspringProgram.RunAsync(_folder.Path, "run", "train", "--follow", "--json", "--server", server.Url.ToString());
        int answers = 0;
        for (; !job.IsCompleted; answers++)
        {
            (await client.Endpoints.PredictAsync("iris", Flower)).Predictions.ShouldHaveSingleItem().Prediction.ToString().ShouldBe("setosa");
        }

        ProgramResult result = await job;
        answers.ShouldBeGreaterThan(0);
        result.ExitCode.ShouldBe(1, result.Error);
        result.Json.GetProperty("state").GetString().ShouldBe("failed");
        result.Json.GetProperty("reason").GetString().ShouldBe(reason);
        string id = result.Json.GetProperty("steps")[0].GetProperty("notes").GetProperty("run_id").GetString()!;
        RunInfo tracked = await client.Runs.GetAsync(id);
        (tracked.Status, tracked.Tags["failure"]).ShouldBe(("failed", reason));
    }

    private async Task DeployAsync()
    {
        ProgramResult trained = await MainspringProgram.RunAsync(_folder.Path, "train", "--json");
        trained.ExitCode.ShouldBe(0, trained.Error);
        ProgramResult deployed = await MainspringProgram.RunAsync(_folder.Path, "endpoints", "deploy", "iris", "--model", "iris@champion");
        deployed.ExitCode.ShouldBe(0, deployed.Error);
    }
}
