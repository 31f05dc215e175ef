using System.IO.Compression;
using Mainspring.Data.Native;

namespace Mainspring.Lifecycle.Batch;

/// <summary>
/// A file that comes to be whole or not at all: written under another name beside its own, forced to the disk, then renamed. Packed with gzip
/// when its name ends with <c>.gz</c>.
/// </summary>
internal sealed class ResultFile : IDisposable
{
    private readonly string _path;
    private readonly string _partial;
    private readonly FileStream _file;
    private bool _isOver;

    public ResultFile(string path)
    {
        _path = Path.GetFullPath(path);
        _partial = $"{_path}.{Guid.NewGuid():N}.part";
        _file = new(_partial, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1);
        Stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(_file, CompressionLevel.Fastest, leaveOpen: true) : _file;
    }

    /// <summary>Where the content goes.</summary>
    public Stream Stream { get; }

    /// <summary>Makes the file appear.</summary>
    public void Commit()
    {
        if (Stream != _file)
        {
            Stream.Dispose();
        }

        _file.Flush();
        DiskSync.File(_file.SafeFileHandle);
        _file.Dispose();
        _isOver = true;
        Place(_partial, _path);
    }

    /// <summary>Gives a file that is whole and on the disk its name, for good.</summary>
    public static void Place(string whole, string path)
    {
        File.Move(whole, path, overwrite: true);
        DiskSync.Folder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Removes what was written, unless it was committed.</summary>
    public void Dispose()
    {
        if (!_isOver)
        {
            _isOver = true;
            _file.Dispose();
            File.Delete(_partial);
        }
    }
}
