using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Hosting;
using Mainspring.Storage.Relational;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Identity;

/// <summary>Knows everybody before the first request comes, and then follows what other nodes change.</summary>
internal sealed class IdentityService(
    IdentityDirectory directory, AccessPolicy policy, SetupOffer setup, LocalKey local, KeyUse use, AuditLog audit, Workspace workspace, ServerOptions options, TimeProvider time, ILogger<IdentityService> logger)
    : BackgroundService
{
    // A key that was revoked on another node is refused here after at most this long, and the time of a read.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);
    private const int TicksBetweenNotes = 15;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await directory.RefreshAsync(cancellationToken);
        local.Write(workspace.Home);
        await setup.MakeAsync(cancellationToken);
        if (policy.IsInsecure)
        {
            await audit.RecordAsync(new() { Action = AuditAction.ServedInsecurely, Actor = Caller.LocalName, Object = options.Bind.ToString() }, cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        try
        {
            for (int tick = 1; await timer.WaitForNextTickAsync(stoppingToken); tick++)
            {
                await FollowAsync(writesNotes: tick % TicksBetweenNotes == 0, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            await FollowAsync(writesNotes: true, CancellationToken.None);
        }
    }

    private async Task FollowAsync(bool writesNotes, CancellationToken cancellation)
    {
        try
        {
            await directory.RefreshAsync(cancellation);
            if (writesNotes)
            {
                await use.WriteAsync(cancellation);
            }
        }
        catch (DatabaseUnavailableException away)
        {
            logger.IdentityNotRead(away);
        }
    }
}
