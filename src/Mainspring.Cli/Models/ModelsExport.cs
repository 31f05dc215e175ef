using System.Globalization;
using System.Security.Cryptography;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Models;
using Mainspring.Client.Runs;

namespace Mainspring.Cli.Models;

/// <summary><c>mainspring models export</c>.</summary>
internal static class ModelsExport
{
    private static readonly Argument<string> Model = new("model") { Description = "the version: model@3, model@champion; a model alone means its latest version" };
    private static readonly Argument<string> Folder = new("folder") { Description = "the folder to write, which must be empty or not be there" };

    public static Command Create()
    {
        VerbCommand verb = new("export", "Write the files of a version into a folder: an MLflow model directory that other workspaces can import.")
        {
            Examples = [new("mainspring models export telco-churn@champion churn-model", "every file is verified by its hash")],
            ExitCodes = "6 no such model or version, 7 the folder is not empty",
        };
        verb.Add(Model);
        verb.Add(Folder);
        return verb.Runs(ExportAsync);
    }

    private static async Task<int> ExportAsync(Invocation invocation, CancellationToken cancellation)
    {
        (string model, string? version) = ModelsVerb.Divide(invocation.Value(Model)!);
        string folder = Path.GetFullPath(invocation.Value(Folder)!);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new CommandFailure(ExitCode.Conflict, $"'{folder}' is not an empty folder; name another one");
        }

        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        ModelVersionInfo found = await session.Client.Models.GetVersionAsync(model, version ?? "latest", cancellation);
        Directory.CreateDirectory(folder);
        foreach (ArtifactInfo file in found.Files)
        {
            await WriteAsync(session.Client.Models, found, file, folder, cancellation);
        }

        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(found, ModelsJson.Default.ModelVersionInfo);
        }
        else
        {
            invocation.Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{found.Model}@{found.Version}: {found.Files.Count} files in {folder}"));
        }

        return ExitCode.Ok;
    }

    private static async Task WriteAsync(ModelsClient models, ModelVersionInfo version, ArtifactInfo file, string folder, CancellationToken cancellation)
    {
        string target = Path.GetFullPath(Path.Combine(folder, file.Path));
        if (!target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new CommandFailure(ExitCode.Failed, $"the file '{file.Path}' would lie outside of the folder");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await using Stream source = await models.OpenFileAsync(version.Model, version.Version.ToString(CultureInfo.InvariantCulture), file.Path, cancellation);
        await using (var written = new FileStream(target, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            await source.CopyToAsync(written, cancellation);
            written.Position = 0;
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancellation)) == file.Sha256)
            {
                return;
            }
        }

        File.Delete(target);
        throw new CommandFailure(ExitCode.Failed, $"the file '{file.Path}' did not arrive as it was registered: its hash is another one");
    }
}
