using System.Text;
using System.Text.Json;
using Mainspring.Client;
using Mainspring.Client.Endpoints;

namespace Mainspring.Server.Tests.Serving;

public sealed class EndpointTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task An_endpoint_is_made_shown_listed_and_deleted()
    {
        await PublishedModel.PublishAsync(server.Client, "life", intercept: 10);

        EndpointDetails made = await server.Client.Endpoints.PutAsync("life", new EndpointTarget("life"));

        made.State.ShouldBe("ready");
        made.Version.ShouldBe(1);
        made.Variants.Single().Weight.ShouldBe(100);
        (await server.Client.Endpoints.ListAsync()).Endpoints.ShouldContain(endpoint => endpoint.Name == "life");
        await server.Client.Endpoints.DeleteAsync("life");
        (await Should.ThrowAsync<ServerException>(() => server.Client.Endpoints.GetAsync("life"))).Problem.Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_model_that_does_not_exist_is_named()
    {
        ServerException refused = await Should.ThrowAsync<ServerException>(() => server.Client.Endpoints.PutAsync("x", new EndpointTarget("nobody")));

        refused.Problem.Status.ShouldBe(422);
        refused.Problem.Errors!.Single().Pointer.ShouldBe("/alias");
    }

    [Fact]
    public async Task The_endpoint_follows_its_alias_while_requests_run_and_none_fails()
    {
        await PublishedModel.PublishAsync(server.Client, "moving", intercept: 10);
        await server.Client.Endpoints.PutAsync("moving", new EndpointTarget("moving"));
        using CancellationTokenSource stop = new();
        Task<int>[] callers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => CallUntilAsync(stop.Token)))];

        int last = 0;
        for (int version = 0; version < 5; version++)
        {
            last = await PublishedModel.PublishAsync(server.Client, "moving", intercept: version);
            while ((await server.Client.Endpoints.GetAsync("moving")).Version != last)
            {
                await Task.Yield();
            }
        }

        await stop.CancelAsync();
        (await Task.WhenAll(callers)).Sum().ShouldBeGreaterThan(0);
        (await server.Client.Endpoints.GetAsync("moving")).Live.Errors.ShouldBe(0);
        last.ShouldBe(6);
    }

    [Fact]
    public async Task A_model_file_that_was_cut_short_is_refused_and_the_old_version_serves_on()
    {
        await PublishedModel.PublishAsync(server.Client, "cut", intercept: 10);
        await server.Client.Endpoints.PutAsync("cut", new EndpointTarget("cut"));
        int second = await PublishedModel.PublishAsync(server.Client, "cut", intercept: 7, alias: "challenger");
        string hash = (await server.Client.Models.GetVersionAsync("cut", "2")).Files.Single(file => file.Path == "model.json").Sha256;
        string path = Directory.EnumerateFiles(Path.Combine(server.Home, "artifacts"), "*", SearchOption.AllDirectories)
            .Single(file => Path.GetRelativePath(server.Home, file).Replace("/", "", StringComparison.Ordinal).EndsWith(hash, StringComparison.Ordinal));
        File.SetAttributes(path, FileAttributes.Normal);
        await using (FileStream file = File.OpenWrite(path))
        {
            file.SetLength(file.Length / 2);
        }

        await server.Client.Models.MoveAliasAsync("cut", "champion", new(second));
        EndpointDetails endpoint = await server.Client.Endpoints.GetAsync("cut");
        while (endpoint.State == "ready")
        {
            await Task.Yield();
            endpoint = await server.Client.Endpoints.GetAsync("cut");
        }

        endpoint.State.ShouldBe("degraded");
        endpoint.Version.ShouldBe(1);
        endpoint.WantedVersion.ShouldBe(2);
        endpoint.Reason!.ShouldContain("model.json");
        (await server.Client.Endpoints.PredictAsync("cut", Encoding.UTF8.GetBytes("""{"tenure": 1}"""))).Version.ShouldBe(1);
        using JsonDocument ready = JsonDocument.Parse(await server.Http.GetStringAsync("/readyz"));
        ready.RootElement.GetProperty("status").GetString().ShouldBe("degraded");
        await server.Client.Endpoints.DeleteAsync("cut");
    }

    private async Task<int> CallUntilAsync(CancellationToken stop)
    {
        int calls = 0;
        while (!stop.IsCancellationRequested)
        {
            PredictionAnswer answer = await server.Client.Endpoints.PredictAsync("moving", Encoding.UTF8.GetBytes("""{"tenure": 1}"""));
            answer.Predictions.Count.ShouldBe(1);
            calls++;
        }

        return calls;
    }
}
