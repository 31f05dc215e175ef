using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Predictions.Sealing;
using Mainspring.Server.Hosting;
using Mainspring.Storage.Relational.Predictions;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Serving.Sealing;

/// <summary>Moves predictions from the journal to where they stay.</summary>
internal static class SealingServices
{
    public static void AddSealing(this IServiceCollection services)
    {
        services.AddSingleton<ISealedSegmentStore, SealedSegmentStore>();
        services.AddSingleton(static provider => new SegmentFiles(provider.GetRequiredService<IArtifactStore>(), provider.GetRequiredService<Workspace>().PredictionCache));
        services.AddSingleton(static provider => new SegmentDatabase(provider.GetRequiredService<SegmentFiles>(), provider.GetRequiredService<Workspace>().ScratchFolder));
        services.AddSingleton(static provider => new PredictionSealer(
            provider.GetRequiredService<PredictionJournal>(),
            provider.GetRequiredService<ISealedSegmentStore>(),
            provider.GetRequiredService<IArtifactStore>(),
            provider.GetRequiredService<SegmentFiles>(),
            provider.GetRequiredService<Workspace>().ScratchFolder,
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<SealingService>();
    }
}
