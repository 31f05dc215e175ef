using System.Globalization;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Registry;
using Microsoft.Extensions.Hosting;

namespace Mainspring.Server.Identity;

/// <summary>Records what changes which model answers, and what is deleted from the registry, whichever wire or page it came by.</summary>
internal sealed class RegistryAudit(ModelRegistry registry, RequestAudit audit) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        registry.Events.Subscribe((happened, _) => RecordAsync(happened));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task RecordAsync(RegistryEvent happened) => happened switch
    {
        RegistryEvent.AliasSet set => RecordAsync(AuditAction.AliasMoved, $"model {set.Model} alias {set.Alias}", Version(set.Previous), Version(set.Version)),
        RegistryEvent.AliasDeleted gone => RecordAsync(AuditAction.AliasMoved, $"model {gone.Model} alias {gone.Alias}", Version(gone.Previous), null),
        RegistryEvent.StageChanged stage => RecordAsync(AuditAction.StageMoved, $"model {stage.Model} version {Number(stage.Version)}", stage.From.ToString(), stage.To.ToString()),
        RegistryEvent.VersionDeleted version => RecordAsync(AuditAction.ModelDeleted, $"model {version.Model} version {Number(version.Version)}", null, null),
        RegistryEvent.ModelDeleted model => RecordAsync(AuditAction.ModelDeleted, $"model {model.Model}", null, null),
        RegistryEvent.ModelRenamed renamed => RecordAsync(AuditAction.ModelRenamed, $"model {renamed.Model}", renamed.Previous, renamed.Model),
        _ => Task.CompletedTask,
    };

    private Task RecordAsync(string action, string on, string? before, string? after) => audit.RecordCurrentAsync(action, on, before, after);

    private static string? Version(int? number) => number is { } version ? $"version {Number(version)}" : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
