using System.Collections.Concurrent;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>Sends many probes, several at a time, and tells all that were not answered as they must be.</summary>
internal static class Barrage
{
    private const int AtOnce = 8;

    public static async Task FireAsync(this HostileServer server, IEnumerable<Probe> probes)
    {
        var faults = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(probes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken }, async (probe, _) =>
        {
            RawAnswer answer = await RawClient.SendAsync(server.Url, probe);
            if (Sane.FindFault(probe, answer, server) is { } fault)
            {
                string body = answer.Body.Length > 300 ? answer.Body[..300] : answer.Body;
                faults.Enqueue($"{probe}\n    {fault}\n    {body.ReplaceLineEndings(" ")}");
            }
        });

        faults.ShouldBeEmpty($"{faults.Count} faults:\n{string.Join('\n', faults.Take(40))}");
        server.ShouldBeUntouched();
    }
}
