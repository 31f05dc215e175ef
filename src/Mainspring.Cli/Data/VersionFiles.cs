using Mainspring.Client;
using Mainspring.Client.Datasets;
using Mainspring.Data.Hashing;

namespace Mainspring.Cli.Data;

/// <summary>Writes versions of data sets to files and folders of this machine.</summary>
internal static class VersionFiles
{
    /// <summary>Writes a version, and gives the path of the file or folder.</summary>
    /// <param name="client">The server that has it.</param>
    /// <param name="version">The version.</param>
    /// <param name="output">A file, or a folder to write it into.</param>
    /// <param name="force">Whether what holds something else is replaced.</param>
    /// <param name="hashes">The hashes of files that are here.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CommandFailure">Something else is there.</exception>
    public static async Task<string> WriteAsync(MainspringClient client, DatasetVersionInfo version, string output, bool force, HashCache hashes, CancellationToken cancellation)
    {
        if (version.Files is not null)
        {
            if (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any() && !force)
            {
                throw new CommandFailure(ExitCode.Conflict, $"the folder '{output}' exists and is not empty; add --force to make it the version, with what else is in it removed, or name another folder with --output");
            }

            Directory.CreateDirectory(output);
            await VersionFetcher.DownloadFolderAsync(client, version, output, hashes, cancellation);
            return output;
        }

        string path = Directory.Exists(output) || output.EndsWith('/') ? Path.Combine(output, version.FileName) : output;
        if (File.Exists(path) && !force && hashes.Of(path, cancellation).Sha256 != version.Sha256)
        {
            throw new CommandFailure(ExitCode.Conflict, $"'{path}' exists and holds something else; add --force to replace it, or name another file with --output");
        }

        await VersionFetcher.DownloadAsync(client, version, path, cancellation);
        return path;
    }
}
