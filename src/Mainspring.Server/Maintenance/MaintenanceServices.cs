using Mainspring.Server.Hosting;
using Mainspring.Server.Maintenance.Backups;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Maintenance;

/// <summary>What operators need around the state.</summary>
internal static class MaintenanceServices
{
    public static void AddMaintenance(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<MaintenanceTurn>();
        services.AddSingleton<WorkspaceCleaner>();
        services.AddSingleton<WorkspaceBackup>();
        if (options.RunsJobs && options.Retention > TimeSpan.Zero)
        {
            services.AddHostedService<RetentionService>();
        }
    }
}
