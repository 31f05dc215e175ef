using Mainspring.Client.Runs;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Hosting;
using Mainspring.Server.Maintenance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mainspring.Server.Tests.Maintenance;

public sealed class RetentionServiceTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task It_cleans_an_hour_after_the_start_and_then_each_day()
    {
        var clock = new SteppedTime();
        var log = new HeardLog<RetentionService>();
        using var service = new RetentionService(
            ActivatorUtilities.CreateInstance<WorkspaceCleaner>(server.Services, clock), new MaintenanceTurn(), new ServerOptions { Home = server.Home, Retention = TimeSpan.FromDays(1) }, clock, log);
        await service.StartAsync(CancellationToken.None);
        RunInfo run = await DeletedRunAsync();

        await clock.StepAsync(TimeSpan.FromHours(1));
        (await log.NextAsync()).ShouldContain("0 runs");
        await clock.StepAsync(TimeSpan.FromDays(1));
        (await log.NextAsync()).ShouldContain("1 runs");

        (await IsThereAsync(run)).ShouldBeFalse();
        clock.Waits.ShouldBe([TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1)]);
        await service.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void A_server_cleans_by_itself_unless_it_is_told_not_to() =>
        server.Services.GetServices<IHostedService>().OfType<RetentionService>().ShouldHaveSingleItem();

    private async Task<RunInfo> DeletedRunAsync()
    {
        RunInfo run = await server.Client.Runs.StartAsync(new() { Experiment = "tests" });
        using HttpResponseMessage answer = await server.Http.PostAsync("/api/2.0/mlflow/runs/delete", new StringContent($$"""{"run_id": "{{run.RunId}}"}""", System.Text.Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
        return run;
    }

    private async Task<bool> IsThereAsync(RunInfo run) => await server.Services.GetRequiredService<ITrackingStore>().FindRunAsync(RunId.Parse(run.RunId)) is not null;
}
