using Mainspring.Lifecycle.Alerts.Webhooks;
using Mainspring.Lifecycle.Registry;
using Mainspring.Server.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Alerts;

/// <summary>Has the outbox hear of the registry, and empties it: at once when something comes in, else when a retry is due.</summary>
internal sealed class WebhookWorker(ModelRegistry registry, WebhookOutbox outbox, ServerOptions options, TimeProvider time, ILogger<WebhookWorker> logger) : BackgroundService
{
    /// <summary>How late a retry may be.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _filled = new(0, 1);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        outbox.Filled += Wake;
        registry.Events.Subscribe(outbox.NoteAsync);
        return options.RunsJobs ? base.StartAsync(cancellationToken) : Task.CompletedTask;
    }

    public override void Dispose()
    {
        outbox.Filled -= Wake;
        _filled.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                if (await DeliverAsync(stoppingToken) == 0)
                {
                    using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                    Task wait = Task.Delay(Pause, time, pause.Token);
                    await Task.WhenAny(wait, _filled.WaitAsync(pause.Token));
                    await pause.CancelAsync();
                    stoppingToken.ThrowIfCancellationRequested();
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What waits is on the disk; the next start goes on with it.
        }
    }

    /// <summary>One round. A database that is away for a while must not end the worker.</summary>
    private async Task<int> DeliverAsync(CancellationToken cancellation)
    {
        try
        {
            IReadOnlyList<(WebhookDelivery Delivery, DeliveryVerdict Verdict)> round = await outbox.DeliverAsync(cancellation);
            foreach ((WebhookDelivery delivery, DeliveryVerdict verdict) in round)
            {
                Tell(delivery, verdict);
            }

            return round.Count;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.RoundFailed(failure);
            return 0;
        }
    }

    private void Tell(WebhookDelivery delivery, DeliveryVerdict verdict)
    {
        switch (verdict)
        {
            case DeliveryVerdict.Retry retry:
                logger.DeliveryPostponed(delivery.Webhook.Id, delivery.Id, delivery.Attempt, retry.At, retry.Reason);
                break;
            case DeliveryVerdict.GivenUp given:
                logger.DeliveryGivenUp(delivery.Webhook.Id, delivery.Id, delivery.Attempt, given.Reason);
                break;
        }
    }

    private void Wake()
    {
        try
        {
            _filled.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }
}
