using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Models;
using Mainspring.Client.Runs;
using Mainspring.Learning.Models;
using Mainspring.Lifecycle.Registry.Foreign;

namespace Mainspring.Cli.Predicting;

/// <summary>Finds the model that a command line names.</summary>
internal static class ModelSource
{
    /// <summary>Opens a model folder, or a version that the server keeps; every file is verified by its hash.</summary>
    /// <param name="name">A folder, or <c>model@version</c>, <c>model@alias</c>; a model alone means its latest version.</param>
    /// <param name="place">The workspace or server to ask.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CommandFailure">There is no such model, or it is refused.</exception>
    public static async Task<Model> OpenAsync(string name, Place place, CancellationToken cancellation)
    {
        try
        {
            return Directory.Exists(name) ? ModelOpening.Open(name) : await FetchAsync(name, place, cancellation);
        }
        catch (ModelRefusedException refused)
        {
            throw new CommandFailure(ExitCode.Failed, refused.Message);
        }
    }

    private static async Task<Model> FetchAsync(string name, Place place, CancellationToken cancellation)
    {
        if (name.Contains('/') || name.Contains('\\'))
        {
            throw new CommandFailure(ExitCode.NotFound, $"there is no model folder '{name}'");
        }

        int at = name.LastIndexOf('@');
        (string model, string version) = at < 0 ? (name, "latest") : (name[..at], name[(at + 1)..]);
        await using ServerSession session = await ServerSession.FindAsync(place, cancellation);
        ModelVersionInfo info = await session.Client.Models.GetVersionAsync(model, version, cancellation);
        var contents = new Dictionary<string, Stream>(StringComparer.Ordinal);
        foreach (ArtifactInfo file in info.Files)
        {
            contents[file.Path] = await session.Client.Models.OpenFileAsync(model, info.Version.ToString(CultureInfo.InvariantCulture), file.Path, cancellation);
        }

        return ModelOpening.Open([.. info.Files.Select(file => new ModelFile(file.Path, file.Sha256, file.Bytes))], path => contents[path]);
    }
}
