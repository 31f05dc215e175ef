using Mainspring.Lifecycle.Artifacts;
using Mainspring.Server.Hosting;
using Mainspring.Storage.Importing;
using Mainspring.Storage.Relational;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Importing;

/// <summary>Takes over what an MLflow server remembered into a workspace that no server holds, by the stores that a server would use.</summary>
public static class MlflowImport
{
    /// <summary>Imports; what is there already stays as it is, so an import can be repeated.</summary>
    /// <param name="options">The workspace and its database.</param>
    /// <param name="from">The database of MLflow, <c>sqlite:///PATH</c> or <c>postgres://…</c>; it is only read.</param>
    /// <param name="artifacts">The folder or the object store (<c>s3://…</c>) that MLflow served artefacts from, or null to take files where its database says that they are.</param>
    /// <param name="progress">Told what goes on.</param>
    /// <exception cref="WorkspaceInUseException">A server, or another command, holds the workspace.</exception>
    /// <exception cref="ImportFailedException">The source cannot be read.</exception>
    /// <exception cref="Databases.DatabaseNotOpenedException">The database of the workspace cannot be used.</exception>
    public static async Task<ImportResult> RunAsync(ServerOptions options, string from, string? artifacts, Action<string> progress, CancellationToken cancellation)
    {
        var services = new ServiceCollection();
        services.AddMainspring(options);
        await using ServiceProvider provider = services.BuildServiceProvider();
        var importer = new MlflowImporter(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<IArtifactStore>(), provider.GetRequiredService<IArtifactTree>(), provider.GetRequiredService<TimeProvider>(), Environment.GetEnvironmentVariable);
        try
        {
            ImportReport report = await importer.RunAsync(from, artifacts, progress, cancellation);
            return new(report.Added, [.. report.Experiments.Select(pair => new RenumberedExperiment(pair.Key, pair.Value))], [.. report.Skipped.Select(item => new SkippedThing(item.Kind, item.Id, item.Reason))]);
        }
        catch (Exception refused) when (refused is ImportRefusedException or FormatException)
        {
            throw new ImportFailedException(refused.Message, refused);
        }
    }
}
