using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Datasets.Diffs;
using Mainspring.Lifecycle.Datasets.Folders;
using Mainspring.Lifecycle.Datasets.Samples;
using Mainspring.Server.Datasets.Samples;
using Mainspring.Server.Hosting;
using Mainspring.Storage.Relational.Datasets;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Datasets;

/// <summary>What keeps data sets.</summary>
internal static class DatasetServices
{
    public static void AddDatasets(this IServiceCollection services)
    {
        services.AddSingleton<IDatasetStore, DatasetStore>();
        services.AddSingleton<ISampleStore, SampleStore>();
        services.AddSingleton<ProjectSamples>();
        services.AddSingleton<ProjectSampleCounts>();
        services.AddSingleton<Retraining>();
        services.AddHostedService<RetrainWorker>();
        services.AddSingleton<DataChild>();
        services.AddSingleton<IFileProfiler, ChildFileProfiler>();
        services.AddSingleton<IFileComparer, ChildFileComparer>();
        services.AddSingleton(static provider => new DatasetOptions { ScratchFolder = provider.GetRequiredService<Workspace>().ScratchFolder });
        services.AddSingleton<VersionComparer>();
        services.AddSingleton(static provider => new DatasetLibrary(
            provider.GetRequiredService<IDatasetStore>(),
            provider.GetRequiredService<IArtifactStore>(),
            provider.GetRequiredService<IFileProfiler>(),
            provider.GetRequiredService<DatasetOptions>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new DatasetFolders(
            provider.GetRequiredService<IDatasetStore>(),
            provider.GetRequiredService<IArtifactStore>(),
            provider.GetRequiredService<IFileProfiler>(),
            provider.GetRequiredService<DatasetOptions>(),
            provider.GetRequiredService<TimeProvider>()));
    }
}
