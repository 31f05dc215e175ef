using Mainspring.Client;
using Mainspring.Client.Runs;
using Mainspring.Pipelines.Faults;
using Mainspring.Pipelines.Processes;

namespace Mainspring.Server.Tests.Pipelines;

/// <summary>Stands in for the verbs of the command line: what it does stands in the file that it is given.</summary>
internal static class JobVerbs
{
    public static async Task<int> RunAsync(string[] args)
    {
        ChildStart.Prepare();
        string file = args[Array.FindIndex(args, word => word is "--file" or "--input") + 1];
        string wish = (await File.ReadAllTextAsync(file)).Trim();

        using var client = new MainspringClient(new(Environment.GetEnvironmentVariable("MAINSPRING_SERVER")!));
        RunInfo run = await client.Runs.StartAsync(new() { Experiment = "jobs" });
        ChildChannel.Note("run_id", run.RunId);
        ChildChannel.Report(0.5, "fold 1");
        Console.Error.WriteLine(string.Join(' ', args));
        switch (wish)
        {
            case "well":
                await client.Runs.UpdateAsync(run.RunId, new() { Status = "finished" });
                Console.Out.WriteLine("{\"run_id\":\"" + run.RunId + "\"}");
                return 0;
            case "wait":
                await Task.Delay(Timeout.Infinite);
                return 0;
            case "segfault":
                FaultPoint.Fail(FaultKind.Segfault);
                return 0;
            case "memory":
                FaultPoint.Fail(FaultKind.Memory);
                return 0;
            default:
                await Console.Error.WriteLineAsync($"error: {file}:1:1: error KEY001: unknown key '{wish}'");
                return 65;
        }
    }
}
