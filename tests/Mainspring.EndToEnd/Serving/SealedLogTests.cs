using Mainspring.Client.Endpoints;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Serving;

public sealed class SealedLogTests
{
    private const int AnswersBetweenKills = 40;

    private static readonly string[] Sealing = ["--seal-seconds", "0.05"];

    [Fact]
    public async Task Every_answered_prediction_is_in_the_log_once_wherever_the_server_dies_while_it_seals()
    {
        using TemporaryFolder folder = new();
        string home = folder["home"];
        await ChurnWorkspace.DeployAsync(home);
        await using Traffic traffic = new();

        foreach (string place in (string[])["predictions.written", "predictions.stored#3", "predictions.sealed#2", "predictions.merged", "predictions.stored", "predictions.sealed#15"])
        {
            await using ServerProcess? server = await StartToDieAsync(home, place);
            if (server is not null)
            {
                traffic.Serve(server.Url);
                (await server.ErrorAsync).ShouldNotContain("Predictions could not be sealed");
                traffic.Pause();
            }
        }

        for (int kill = 0; kill < 10; kill++)
        {
            await using ServerProcess server = await ServerProcess.StartAsync(home, Sealing);
            traffic.Serve(server.Url);
            await traffic.WhenAnsweredAsync(traffic.Answered.Count + AnswersBetweenKills);
            await server.KillAsync();
            traffic.Pause();
        }

        await using ServerProcess last = await ServerProcess.StartAsync(home, Sealing);
        traffic.Serve(last.Url);
        await traffic.StopAsync();
        Dictionary<string, List<LoggedPredictionLine>> log = await ChurnWorkspace.ReadLogAsync(last.Url);
        log.Values.ShouldAllBe(lines => lines.Count == 1);
        foreach ((string request, AnsweredPrediction answer) in traffic.Answered)
        {
            log[request].Single().PredictionId.ShouldBe(answer.PredictionId);
        }
    }

    /// <summary>A server that dies at a place of its sealing; null when what the one before left brought it there before it listened.</summary>
    private static async Task<ServerProcess?> StartToDieAsync(string home, string place)
    {
        try
        {
            return await ServerProcess.StartAsync(home, new Dictionary<string, string> { ["MAINSPRING_CRASH_AT"] = place }, Sealing);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
