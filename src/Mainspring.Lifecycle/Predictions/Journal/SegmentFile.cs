using System.Globalization;
using Mainspring.Data.Native;
using Microsoft.Win32.SafeHandles;

namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>Names, finds and opens the segments of a journal folder: <c>predictions-NODE-SEGMENT.journal</c>, segments numbered from 1.</summary>
public static class SegmentFile
{
    private const string Prefix = "predictions-";
    private const string Suffix = ".journal";

    /// <summary>The path of a segment.</summary>
    public static string PathOf(string folder, int node, long segment) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{node:00}-{segment:0000000000}{Suffix}"));

    /// <summary>The numbers of a node's segments in a folder, oldest first; none when the folder is missing.</summary>
    public static IReadOnlyList<long> List(string folder, int node)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        string start = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{node:00}-");
        List<long> segments = [];
        foreach (string path in Directory.EnumerateFiles(folder, start + "*" + Suffix))
        {
            ReadOnlySpan<char> name = Path.GetFileName(path.AsSpan());
            if (long.TryParse(name[start.Length..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out long segment))
            {
                segments.Add(segment);
            }
        }

        segments.Sort();
        return segments;
    }

    /// <summary>Opens a segment for reading, also while it is being written.</summary>
    public static SafeFileHandle OpenToRead(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);

    /// <summary>Opens a segment for writing.</summary>
    public static SafeFileHandle OpenToWrite(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Creates a segment with its head, forced to the disk together with its name in the folder.</summary>
    /// <exception cref="IOException">The disk is full or failed; nothing is left behind.</exception>
    public static SafeFileHandle Create(string folder, int node, long segment)
    {
        string path = PathOf(folder, node, segment);
        SafeFileHandle handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            Span<byte> head = stackalloc byte[JournalFormat.SegmentHeadBytes];
            JournalFormat.WriteSegmentHead(head, node, segment);
            RandomAccess.Write(handle, head, 0);
            DiskSync.File(handle);
            DiskSync.Folder(folder);
            return handle;
        }
        catch (IOException)
        {
            handle.Dispose();
            File.Delete(path);
            throw;
        }
    }
}
