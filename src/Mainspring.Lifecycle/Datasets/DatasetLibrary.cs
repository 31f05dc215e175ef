using System.Buffers;
using System.Security.Cryptography;
using Mainspring.Data.Profiles;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Datasets;

/// <summary>Adds files as versions of data sets: checked and profiled first, so that every version can be read.</summary>
/// <param name="store">Where versions are recorded.</param>
/// <param name="artifacts">Where the bytes lie.</param>
/// <param name="profiler">Reads the file.</param>
/// <param name="options">Limits and folders.</param>
/// <param name="time">The clock of additions.</param>
public sealed class DatasetLibrary(IDatasetStore store, IArtifactStore artifacts, IFileProfiler profiler, DatasetOptions options, TimeProvider time)
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Keeps a file as the next version of a data set.</summary>
    /// <param name="name">The data set; made when there is none.</param>
    /// <param name="fileName">What the file is called; its ending tells the format.</param>
    /// <param name="bytes">Its bytes, read once, in memory that does not grow with them.</param>
    /// <param name="origin">Where they came from, for people; null when that is not known.</param>
    /// <param name="cancellation">Gives up; nothing is kept.</param>
    public async Task<AddOutcome> AddAsync(string name, string fileName, Stream bytes, string? origin = null, CancellationToken cancellation = default)
    {
        if (DatasetRules.FindFaultInName(name) is { } wrongName)
        {
            return new AddOutcome.Refused("name", wrongName);
        }

        if (DatasetRules.FindFaultInFileName(fileName) is { } wrongFile)
        {
            return new AddOutcome.Refused("file", wrongFile);
        }

        if (DatasetRules.FindFaultInOrigin(origin) is { } wrongOrigin)
        {
            return new AddOutcome.Refused("origin", wrongOrigin);
        }

        string folder = Path.Combine(options.ScratchFolder, $"dataset-{Guid.NewGuid():n}");
        Directory.CreateDirectory(folder);
        try
        {
            string path = Path.Combine(folder, fileName);
            string? md5 = await SpoolAsync(bytes, path, cancellation);
            return md5 is null ? new AddOutcome.TooLarge(options.MaxFileBytes) : await KeepAsync(name, fileName, path, md5, origin, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The profile of a version, or null when its artefact is gone.</summary>
    public async Task<Profile?> ProfileOfAsync(DatasetVersion version, CancellationToken cancellation = default)
    {
        await using Stream? json = await artifacts.OpenAsync(version.Profile.Hash, cancellation);
        if (json is null)
        {
            return null;
        }

        byte[] bytes = new byte[json.Length];
        await json.ReadExactlyAsync(bytes, cancellation);
        return ProfileJson.Read(bytes);
    }

    private async Task<AddOutcome> KeepAsync(string name, string fileName, string path, string md5, string? origin, CancellationToken cancellation)
    {
        switch (await profiler.ProfileAsync(path, Path.GetDirectoryName(path)!, cancellation))
        {
            case FileProfile.Faulty faulty:
                return new AddOutcome.Faulty([.. faulty.Faults.Select(f => f with { File = fileName })], faulty.Total);
            case FileProfile.Failed failed:
                return new AddOutcome.Failed(failed.Reason);
            case FileProfile.Sound { Profile: var profile }:
                await using (FileStream file = File.OpenRead(path))
                {
                    Content content = await artifacts.PutAsync(file, cancellation);
                    Content kept = await artifacts.PutAsync(new MemoryStream(ProfileJson.Write(profile)), cancellation);
                    return new AddOutcome.Added(await store.AddAsync(new(name, fileName, content, md5, profile.Rows, profile.Columns.Count, kept, origin), time.GetUtcNow(), cancellation));
                }

            default:
                throw new InvalidOperationException("A profile is sound, faulty or failed.");
        }
    }

    /// <summary>Writes the bytes to a file. Their MD5, or null when they are too many.</summary>
    private async Task<string?> SpoolAsync(Stream bytes, string path, CancellationToken cancellation)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            long total = 0;
            for (int read; (read = await bytes.ReadAsync(buffer, cancellation)) > 0;)
            {
                if ((total += read) > options.MaxFileBytes)
                {
                    return null;
                }

                md5.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            return Convert.ToHexStringLower(md5.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
