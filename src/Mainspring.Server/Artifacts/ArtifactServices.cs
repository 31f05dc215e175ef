using Mainspring.Lifecycle.Artifacts;
using Mainspring.Server.Hosting;
using Mainspring.Storage.Files;
using Mainspring.Storage.Relational.Artifacts;
using Mainspring.Storage.S3;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Artifacts;

/// <summary>Where contents lie: in the folder of the workspace, or in an object store that the operator named.</summary>
internal static class ArtifactServices
{
    public static void AddArtifacts(this IServiceCollection services)
    {
        services.AddSingleton<IArtifactStore>(static provider => provider.GetRequiredService<ServerOptions>().ArtifactLocation is { } location
            ? new S3ArtifactStore(S3Location.Parse(location, Environment.GetEnvironmentVariable), provider.GetRequiredService<TimeProvider>())
            : new FolderArtifactStore(provider.GetRequiredService<Workspace>().ArtifactFolder, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => provider.GetRequiredService<IArtifactStore>() is S3ArtifactStore remote
            ? remote.Parts()
            : new FolderPartStore(provider.GetRequiredService<Workspace>().UploadFolder, provider.GetRequiredService<IArtifactStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IArtifactTree, ArtifactTree>();
        services.AddSingleton<IContentReferences, ContentReferences>();
        services.AddSingleton<ContentCollector>();
        services.AddSingleton<TransferSigner>();
    }
}
