using Mainspring.Lifecycle.Evaluation;
using Mainspring.Lifecycle.Releases;
using Mainspring.Server.Hosting;
using Mainspring.Storage.Relational.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Releases;

/// <summary>Puts releases together: evidence, decisions, and who acts on them when.</summary>
internal static class ReleaseServices
{
    public static void AddReleases(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<IReleaseStore, ReleaseStore>();
        services.AddSingleton<EvidenceReader>();
        services.AddSingleton<ReleaseEvents>();
        services.AddSingleton<ReleaseMoves>();
        services.AddSingleton<ReleaseDesk>();
        services.AddHostedService<ReleaseFollower>();
        if (options.RunsJobs)
        {
            services.AddHostedService<ReleaseClock>();
        }
    }
}
