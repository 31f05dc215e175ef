using System.Security.Cryptography;
using System.Text.Json;
using Mainspring.Data.Profiles;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Datasets.Dvc;

namespace Mainspring.Lifecycle.Datasets.Folders;

/// <summary>Adds folders as versions of data sets. Files that the newest version has need not be sent again; all are read and profiled as one table first.</summary>
/// <param name="store">Where versions are recorded.</param>
/// <param name="artifacts">Where the bytes lie.</param>
/// <param name="profiler">Reads the files.</param>
/// <param name="options">Limits and folders.</param>
/// <param name="time">The clock of additions.</param>
public sealed class DatasetFolders(IDatasetStore store, IArtifactStore artifacts, IFileProfiler profiler, DatasetOptions options, TimeProvider time)
{
    private const int BufferBytes = 1 << 18;

    /// <summary>Keeps a folder as the next version of a data set.</summary>
    /// <param name="name">The data set; made when there is none.</param>
    /// <param name="folderName">What the folder is called.</param>
    /// <param name="files">All of its files.</param>
    /// <param name="sent">The files that come along, each read once.</param>
    /// <param name="origin">Where they came from, for people; null when that is not known.</param>
    /// <param name="cancellation">Gives up; nothing is kept.</param>
    public async Task<AddOutcome> AddAsync(string name, string folderName, IReadOnlyList<DatasetFile> files, IAsyncEnumerable<SentFile> sent, string? origin = null, CancellationToken cancellation = default)
    {
        if ((DatasetRules.FindFaultInName(name) ?? DatasetRules.FindFaultInOrigin(origin) ?? FolderRules.FindFault(folderName, [.. files.Select(file => file.Path)])) is { } fault)
        {
            return new AddOutcome.Refused("folder", fault);
        }

        if (files.Sum(file => file.Content.Bytes) > options.MaxFileBytes)
        {
            return new AddOutcome.TooLarge(options.MaxFileBytes);
        }

        string scratch = Path.Combine(options.ScratchFolder, $"dataset-{Guid.NewGuid():n}");
        string folder = Path.Combine(scratch, "files");
        Directory.CreateDirectory(folder);
        try
        {
            return await ReceiveAsync(name, files, sent, folder, cancellation) is { } refused
                ? new AddOutcome.Refused("files", refused)
                : await KeepAsync(name, folderName, files, folder, origin, cancellation);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Brings every file to a folder. What is wrong with one of them, or null.</summary>
    private async Task<string?> ReceiveAsync(string name, IReadOnlyList<DatasetFile> files, IAsyncEnumerable<SentFile> sent, string folder, CancellationToken cancellation)
    {
        var wanted = files.ToDictionary(file => file.Path);
        await foreach (SentFile file in sent.WithCancellation(cancellation))
        {
            if (!wanted.Remove(file.Path, out DatasetFile? named))
            {
                return $"The file '{file.Path}' is not one of those that the folder is said to hold, or comes twice.";
            }

            if (!await WriteAsync(file.Bytes, Path.Combine(folder, file.Path), named, cancellation))
            {
                return $"The bytes of '{file.Path}' are not those whose hashes were given; was it written to meanwhile?";
            }
        }

        return wanted.Count == 0 ? null : await RecallAsync(name, [.. wanted.Values], folder, cancellation);
    }

    /// <summary>Brings files that the newest version has: of no others may a client say that they are here.</summary>
    private async Task<string?> RecallAsync(string name, IReadOnlyList<DatasetFile> files, string folder, CancellationToken cancellation)
    {
        HashSet<ContentHash> known = await store.FindAsync(name, null, cancellation) is { Folder: not null } newest
            ? [.. (await store.ListFilesAsync(name, newest.Version, cancellation)).Select(file => file.Content.Hash)]
            : [];
        foreach (DatasetFile file in files)
        {
            await using Stream? bytes = known.Contains(file.Content.Hash) ? await artifacts.OpenAsync(file.Content.Hash, cancellation) : null;
            if (bytes is null || !await WriteAsync(bytes, Path.Combine(folder, file.Path), file, cancellation))
            {
                return $"The file '{file.Path}' was not sent, and the newest version does not have its bytes.";
            }
        }

        return null;
    }

    private async Task<AddOutcome> KeepAsync(string name, string folderName, IReadOnlyList<DatasetFile> files, string folder, string? origin, CancellationToken cancellation)
    {
        string ending = FolderRules.EndingOf(files.Select(file => file.Path));
        switch (await profiler.ProfileAsync(Path.Combine(folder, "**", "*" + ending), Path.GetDirectoryName(folder)!, cancellation))
        {
            case FileProfile.Faulty faulty:
                return new AddOutcome.Faulty([.. faulty.Faults.Select(f => f with { File = f.File.Replace(folder + "/", "", StringComparison.Ordinal), Message = f.Message.Replace(folder + "/", "", StringComparison.Ordinal) })], faulty.Total);
            case FileProfile.Failed failed:
                return new AddOutcome.Failed(failed.Reason);
            case FileProfile.Sound { Profile: var profile }:
                foreach (DatasetFile file in files)
                {
                    await using FileStream bytes = File.OpenRead(Path.Combine(folder, file.Path));
                    await artifacts.PutAsync(bytes, cancellation);
                }

                DatasetFile[] ordered = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
                Content list = await artifacts.PutAsync(new MemoryStream(ListOf(ordered)), cancellation);
                Content kept = await artifacts.PutAsync(new MemoryStream(ProfileJson.Write(profile)), cancellation);
                string md5 = new DvcFolder([.. ordered.Select(file => new DvcFolderEntry(file.Path, file.Md5))]).Hash().Md5;
                var version = new NewDatasetVersion(name, folderName, list, md5, profile.Rows, profile.Columns.Count, kept, origin) { Files = ordered, Folder = new(ordered.Length, ordered.Sum(file => file.Content.Bytes), ending) };
                return new AddOutcome.Added(await store.AddAsync(version, time.GetUtcNow(), cancellation));
            default:
                throw new InvalidOperationException("A profile is sound, faulty or failed.");
        }
    }

    /// <summary>The bytes by whose hash the whole is known.</summary>
    private static byte[] ListOf(DatasetFile[] files)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (DatasetFile file in files)
            {
                json.WriteStartObject();
                json.WriteString("path", file.Path);
                json.WriteString("sha256", file.Content.Hash.Value);
                json.WriteNumber("bytes", file.Content.Bytes);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return stream.ToArray();
    }

    /// <summary>Whether the bytes were those that were named.</summary>
    private static async Task<bool> WriteAsync(Stream bytes, string path, DatasetFile named, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        await using FileStream file = File.Create(path);
        byte[] buffer = new byte[BufferBytes];
        long total = 0;
        for (int read; (read = await bytes.ReadAsync(buffer, cancellation)) > 0;)
        {
            if ((total += read) > named.Content.Bytes)
            {
                return false;
            }

            sha256.AppendData(buffer, 0, read);
            md5.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return total == named.Content.Bytes && Convert.ToHexStringLower(sha256.GetHashAndReset()) == named.Content.Hash.Value && Convert.ToHexStringLower(md5.GetHashAndReset()) == named.Md5;
    }
}
