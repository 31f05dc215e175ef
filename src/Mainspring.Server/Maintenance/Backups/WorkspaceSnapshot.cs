using Mainspring.Lifecycle.Artifacts;
using Mainspring.Storage.Relational.Backup;

namespace Mainspring.Server.Maintenance.Backups;

/// <summary>The tables of one moment in files of their own, so that the database need not hold that moment for as long as somebody downloads. Disposing of it deletes them.</summary>
internal sealed class WorkspaceSnapshot : IDisposable
{
    private readonly string _folder;
    private readonly IDisposable _held;

    /// <param name="folder">The folder to make.</param>
    /// <param name="takenAt">The moment.</param>
    /// <param name="held">What must stay as it is meanwhile; disposed of with this.</param>
    public WorkspaceSnapshot(string folder, DateTimeOffset takenAt, IDisposable held)
    {
        _folder = folder;
        _held = held;
        TakenAt = takenAt;
        Directory.CreateDirectory(folder);
    }

    public DateTimeOffset TakenAt { get; }

    /// <summary>The tables, once they are written.</summary>
    public DatabaseDump Tables { get; set; } = new([], []);

    public Stream Create(string table) => File.Create(PathOf(table));

    public FileStream Open(string table) => File.OpenRead(PathOf(table));

    /// <summary>Where the contents that the tables name are listed.</summary>
    public StreamWriter CreateContents() => File.CreateText(ContentsPath);

    /// <summary>The contents that the tables name, in the order of their hashes.</summary>
    public IEnumerable<ContentHash> Contents() => File.ReadLines(ContentsPath).Select(ContentHash.Parse);

    public void Dispose()
    {
        _held.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string ContentsPath => Path.Combine(_folder, "contents");

    private string PathOf(string table) => Path.Combine(_folder, table + ".jsonl");
}
