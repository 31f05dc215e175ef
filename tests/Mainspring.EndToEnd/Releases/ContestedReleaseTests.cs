using System.Globalization;
using System.Text.Json;
using Mainspring.Client;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Models;
using Mainspring.Client.Releases;
using Mainspring.EndToEnd.Processes;
using Mainspring.Server.Tests.Serving;

namespace Mainspring.EndToEnd.Releases;

public sealed class ContestedReleaseTests
{
    private const int Kills = 8;
    private const int Clients = 16;
    private const int ActsBetweenKills = 60;

    [Fact]
    public async Task Sixteen_clients_promote_and_roll_back_under_kills_and_there_is_always_one_champion_and_a_whole_audit_log()
    {
        using TemporaryFolder folder = new();
        string home = folder["home"];
        await PublishTwiceAsync(home);
        int acts = 0;
        for (int kill = 0; kill <= Kills; kill++)
        {
            await using ServerProcess server = await ServerProcess.StartAsync(home);
            using var client = new MainspringClient(server.Url);
            await ChampionIsServedAsync(client);
            if (kill == Kills)
            {
                break;
            }

            acts += await ContestAsync(server, kill);
        }

        acts.ShouldBeGreaterThan(Kills * ActsBetweenKills / 2);
        await using ServerProcess last = await ServerProcess.StartAsync(home);
        using var reader = new MainspringClient(last.Url);
        (await reader.Audit.VerifyAsync()).Sound.ShouldBeTrue();
        (await reader.Releases.ListAsync(limit: 1000)).Releases.Count(release => release.EndedAt is null).ShouldBeLessThanOrEqualTo(1);
    }

    /// <summary>Two versions of one model behind an endpoint that follows the champion.</summary>
    private static async Task PublishTwiceAsync(string home)
    {
        await using ServerProcess server = await ServerProcess.StartAsync(home);
        using var client = new MainspringClient(server.Url);
        await PublishedModel.PublishAsync(client, "flowers", intercept: 10);
        await client.Endpoints.PutAsync("flowers", new EndpointTarget("flowers"));
        await PublishedModel.PublishAsync(client, "flowers", intercept: 11, alias: "fresh");
        (await server.StopAsync()).ShouldBe(0);
    }

    /// <summary>The alias names one of the versions, and the endpoint answers with it.</summary>
    private static async Task ChampionIsServedAsync(MainspringClient client)
    {
        ModelInfo model = await client.Models.GetAsync("flowers");
        model.Aliases["champion"].ShouldBeOneOf(1, 2);
        while (true)
        {
            EndpointDetails endpoint = await client.Endpoints.GetAsync("flowers");
            endpoint.State.ShouldNotBe("unavailable");
            int champion = (await client.Models.GetAsync("flowers")).Aliases["champion"];
            if (endpoint.Variants.Single(variant => variant.Default).Version == champion)
            {
                return;
            }

            await Task.Yield();
        }
    }

    /// <summary>Has clients act at once until enough was acknowledged, and kills the server in the middle.</summary>
    /// <returns>How many acts were acknowledged.</returns>
    private static async Task<int> ContestAsync(ServerProcess server, int seed)
    {
        int acknowledged = 0;
        using var stopping = new CancellationTokenSource();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task[] clients = [.. Enumerable.Range(0, Clients).Select(number => Task.Run(async () =>
        {
            using var client = new MainspringClient(server.Url);
            var random = new Random((seed * Clients) + number);
            while (!stopping.IsCancellationRequested)
            {
                if (await ActAsync(client, random) && Interlocked.Increment(ref acknowledged) >= ActsBetweenKills)
                {
                    enough.TrySetResult();
                }
            }
        }))];
        await Task.WhenAny(enough.Task, Task.WhenAll(clients));
        await server.KillAsync();
        await stopping.CancelAsync();
        await Task.WhenAll(clients);
        return acknowledged;
    }

    /// <summary>One act of one client: whether it was acknowledged. A conflict is what most of them meet; nothing else may be answered while the server lives.</summary>
    private static async Task<bool> ActAsync(MainspringClient client, Random random)
    {
        try
        {
            switch (random.Next(3))
            {
                case 0:
                    await client.Releases.StartAsync("flowers", new(random.Next(1, 3).ToString(CultureInfo.InvariantCulture), JsonElement.Parse("""{"metric": "correct", "share": 0.3}""")));
                    return true;
                case 1 when (await client.Releases.ListAsync("flowers", limit: 1)).Releases is [{ EndedAt: null } active]:
                    await client.Releases.PromoteAsync("flowers", active.Id);
                    return true;
                default:
                    await client.Releases.RollBackAsync("flowers");
                    return true;
            }
        }
        catch (ServerException refused)
        {
            refused.Problem.Status.ShouldBe(409, refused.Problem.Title);
            return false;
        }
        catch (Exception killed) when (killed is ServerUnreachableException or HttpRequestException or IOException)
        {
            return false;
        }
    }
}
