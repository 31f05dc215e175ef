using System.Globalization;
using Mainspring.Client.Endpoints;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Serving;

public sealed class KilledServerTests
{
    private const int AnswersBetweenKills = 60;

    /// <summary>Twenty, so that the suite ends soon; whoever wants to see more sets MAINSPRING_TEST_KILLS.</summary>
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("MAINSPRING_TEST_KILLS"), CultureInfo.InvariantCulture, out int wanted) ? wanted : 20;

    [Fact]
    public async Task Every_answered_prediction_is_in_the_log_once_after_many_kills_under_load()
    {
        using TemporaryFolder folder = new();
        string home = folder["home"];
        await ChurnWorkspace.DeployAsync(home);
        await using Traffic traffic = new();

        for (int kill = 0; kill < Kills; kill++)
        {
            await using ServerProcess server = await ServerProcess.StartAsync(home);
            traffic.Serve(server.Url);
            await traffic.WhenAnsweredAsync((kill + 1) * AnswersBetweenKills);
            await server.KillAsync();
            traffic.Pause();
        }

        await using ServerProcess last = await ServerProcess.StartAsync(home);
        traffic.Serve(last.Url);
        await traffic.StopAsync();
        Dictionary<string, List<LoggedPredictionLine>> log = await ChurnWorkspace.ReadLogAsync(last.Url);
        log.Values.ShouldAllBe(lines => lines.Count == 1);
        traffic.Answered.Count.ShouldBeGreaterThanOrEqualTo(Kills * AnswersBetweenKills);
        foreach ((string request, AnsweredPrediction answer) in traffic.Answered)
        {
            LoggedPredictionLine line = log[request].Single();
            (line.PredictionId, line.Prediction.GetString(), line.Probability).ShouldBe((answer.PredictionId, answer.Prediction.GetString(), answer.Probability));
        }
    }

    [Fact]
    public async Task A_server_that_is_told_to_stop_answers_what_it_accepted()
    {
        using TemporaryFolder folder = new();
        string home = folder["home"];
        await ChurnWorkspace.DeployAsync(home);
        await using ServerProcess server = await ServerProcess.StartAsync(home);
        await using Traffic traffic = new();
        traffic.Serve(server.Url);
        await traffic.WhenAnsweredAsync(200);

        int exit = await server.StopAsync();
        traffic.Pause();

        exit.ShouldBe(0);
        await using ServerProcess again = await ServerProcess.StartAsync(home);
        traffic.Serve(again.Url);
        await traffic.StopAsync();
        Dictionary<string, List<LoggedPredictionLine>> log = await ChurnWorkspace.ReadLogAsync(again.Url);
        traffic.Answered.Keys.ShouldAllBe(request => log[request].Count == 1);
    }
}
