using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Mainspring.Server.Live;

/// <summary>
/// <c>GET /api/v1/stream?topics=endpoint:churn,…</c>: Server-Sent Events with the values of the topics, each sent when it changed, at most twice a second.
/// The type of an event is its topic.
/// </summary>
internal static class LiveStream
{
    private const int LargestTopics = 20;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    public static void MapLive(this RouteGroupBuilder api) =>
        api.MapGet("/stream", Stream).Needs(Role.Viewer).Produces(StatusCodes.Status200OK, contentType: "text/event-stream");

    // IResult, because the framework cannot describe the type of an event stream.
    private static IResult Stream(
        string? topics, IEnumerable<ILiveTopic> kinds, TimeProvider time, IHostApplicationLifetime lifetime, HttpContext context)
    {
        string[] names = (topics ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        List<Subscription> subscriptions = [];
        foreach (string name in names)
        {
            if (Find(name, kinds) is not { } subscription)
            {
                return Problems.NotFound($"There is no topic '{name}'; write one such as {string.Join(" or ", kinds.Select(kind => kind.Kind + ":NAME"))}.");
            }

            subscriptions.Add(subscription);
        }

        return subscriptions.Count is 0 or > LargestTopics
            ? Problems.BadRequest($"topics names {subscriptions.Count} topics; name 1 to {LargestTopics}, divided by commas.")
            : TypedResults.ServerSentEvents(Events(subscriptions, time, lifetime.ApplicationStopping, context.RequestAborted));
    }

    private static Subscription? Find(string topic, IEnumerable<ILiveTopic> kinds)
    {
        int colon = topic.IndexOf(':');
        return colon > 0 && kinds.FirstOrDefault(kind => topic.AsSpan(0, colon).SequenceEqual(kind.Kind)) is { } found
            && found.Snapshot(topic[(colon + 1)..]) is not null
                ? new Subscription(topic, () => found.Snapshot(topic[(colon + 1)..]))
                : null;
    }

    private static async IAsyncEnumerable<SseItem<string>> Events(
        List<Subscription> subscriptions, TimeProvider time, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
        using PeriodicTimer timer = new(Pace, time);
        do
        {
            foreach (Subscription subscription in subscriptions)
            {
                if (subscription.Changed() is { } values)
                {
                    yield return new SseItem<string>(values, subscription.Topic);
                }
            }
        }
        while (await TickAsync(timer, ending.Token));
    }

    private static async ValueTask<bool> TickAsync(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private sealed class Subscription(string topic, Func<string?> snapshot)
    {
        private string? _sent;

        public string Topic => topic;

        /// <summary>The values, when they are others than those sent last.</summary>
        public string? Changed()
        {
            string? now = snapshot();
            bool changed = now is not null && now != _sent;
            _sent = now ?? _sent;
            return changed ? now : null;
        }
    }
}
