using Mainspring.Client;
using Mainspring.Client.Identity;
using Mainspring.Client.Maintenance;
using Mainspring.Client.Runs;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Maintenance;

public sealed class CleaningTests : IAsyncLifetime
{
    private static readonly CleaningRequest AtOnce = new() { OlderThanSeconds = 0, GraceSeconds = 0 };

    private readonly RunningServer _server = new();

    private MainspringClient Client => _server.Client;

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_was_deleted_goes_for_good_with_its_files_and_nothing_else()
    {
        RunInfo kept = await RunWithFilesAsync("kept");
        RunInfo gone = await RunWithFilesAsync("gone");
        await DeleteAsync(gone);

        CleaningInfo counted = await Client.Maintenance.CleanAsync(AtOnce with { DryRun = true });
        (counted.Runs, counted.DryRun).ShouldBe((1, true));
        CleaningInfo cleaned = await Client.Maintenance.CleanAsync(AtOnce);

        (cleaned.Runs, cleaned.Contents, cleaned.Bytes, cleaned.KeptContents).ShouldBe((1, 1, 4, 2));
        (await Client.Runs.ListArtifactsAsync(kept.RunId)).Artifacts.Count.ShouldBe(2);
        (await Should.ThrowAsync<ServerException>(() => Client.Runs.GetAsync(gone.RunId))).Problem.Status.ShouldBe(404);
        AuditEntryInfo entry = (await Client.Audit.ListAsync()).Entries.First(one => one.Action == AuditAction.Purged);
        entry.After.ShouldBe("1 runs, 0 experiments, 0 logged models, 1 contents of 4 bytes");
    }

    [Fact]
    public async Task What_was_deleted_within_the_window_stays()
    {
        RunInfo run = await RunWithFilesAsync("young");
        await DeleteAsync(run);

        CleaningInfo cleaned = await Client.Maintenance.CleanAsync(new() { GraceSeconds = 0 });

        (cleaned.Runs, cleaned.Experiments, cleaned.Contents).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task Files_that_are_young_wait_for_their_names()
    {
        await _server.Services.GetRequiredService<IArtifactStore>().PutAsync(new MemoryStream([9]));

        (await Client.Maintenance.CleanAsync(new() { OlderThanSeconds = 0 })).Contents.ShouldBe(0);
        (await Client.Maintenance.CleanAsync(AtOnce)).Contents.ShouldBe(1);
    }

    [Fact]
    public async Task Times_that_cannot_be_are_named_all_at_once()
    {
        ServerException refused = await Should.ThrowAsync<ServerException>(() => Client.Maintenance.CleanAsync(new() { OlderThanSeconds = -1, GraceSeconds = long.MaxValue }));

        refused.Problem.Errors!.Select(error => error.Pointer).ShouldBe(["/older_than_seconds", "/grace_seconds"]);
    }

    private async Task<RunInfo> RunWithFilesAsync(string own)
    {
        RunInfo run = await Client.Runs.StartAsync(new() { Experiment = "tests" });
        await Client.Runs.PutArtifactAsync(run.RunId, "shared", new MemoryStream([1, 2, 3]));
        await Client.Runs.PutArtifactAsync(run.RunId, "own", new MemoryStream(System.Text.Encoding.ASCII.GetBytes(own[..4])));
        return run;
    }

    private async Task DeleteAsync(RunInfo run)
    {
        using HttpResponseMessage answer = await _server.Http.PostAsync("/api/2.0/mlflow/runs/delete", new StringContent($$"""{"run_id": "{{run.RunId}}"}""", System.Text.Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();

        // Deleted in an earlier millisecond than the cleaning looks at.
        DateTimeOffset deleted = (await _server.Services.GetRequiredService<ITrackingStore>().FindRunAsync(RunId.Parse(run.RunId)))!.DeletedAt!.Value;
        SpinWait.SpinUntil(() => TimeProvider.System.GetUtcNow() > deleted.AddMilliseconds(1));
    }
}
