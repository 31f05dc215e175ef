using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;
using Mainspring.Lifecycle.Tracking.Retention;
using Mainspring.Storage.Relational.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tracking;

/// <summary>Experiments and runs.</summary>
internal static class TrackingServices
{
    public static void AddTracking(this IServiceCollection services)
    {
        services.AddSingleton<ITrackingStore, TrackingStore>();
        services.AddSingleton<Tracker>();
        services.AddSingleton<IExperimentStore, ExperimentStore>();
        services.AddSingleton<ExperimentBook>();
        services.AddSingleton<IRetentionStore, RetentionStore>();
        services.AddSingleton<RunRetention>();
    }
}
