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
    /// <exception cref="ArtifactLocationException">The operator named a place that is none.</exception>
    public static void AddArtifacts(this IServiceCollection services, ServerOptions options)
    {
        if (options.ArtifactLocation is { } text)
        {
            S3Location location = Read(text);
            services.AddSingleton(provider => new S3ArtifactStore(location, provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IArtifactStore>(static provider => provider.GetRequiredService<S3ArtifactStore>());
            services.AddSingleton(static provider => provider.GetRequiredService<S3ArtifactStore>().Parts());
        }
        else
        {
            services.AddSingleton<IArtifactStore>(static provider => new FolderArtifactStore(provider.GetRequiredService<Workspace>().ArtifactFolder, provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IPartStore>(static provider => new FolderPartStore(
                provider.GetRequiredService<Workspace>().UploadFolder, provider.GetRequiredService<IArtifactStore>(), provider.GetRequiredService<TimeProvider>()));
        }

        services.AddSingleton<IArtifactTree, ArtifactTree>();
        services.AddSingleton<IContentReferences, ContentReferences>();
        services.AddSingleton<ContentCollector>();
        services.AddSingleton<TransferSigner>();
    }

    /// <summary>The store of a location, or the folder when none is named.</summary>
    /// <exception cref="ArtifactLocationException">The operator named a place that is none.</exception>
    public static IArtifactStore Open(string? location, string folder, TimeProvider time) =>
        location is { } text ? new S3ArtifactStore(Read(text), time) : new FolderArtifactStore(folder, time);

    private static S3Location Read(string text)
    {
        try
        {
            return S3Location.Parse(text, Environment.GetEnvironmentVariable);
        }
        catch (FormatException unfit)
        {
            throw new ArtifactLocationException(unfit.Message, unfit);
        }
    }
}
