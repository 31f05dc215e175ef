using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Backup;

namespace Mainspring.Storage.Tests.Relational.Backup;

/// <summary>A dump in memory.</summary>
internal sealed record Dump(DatabaseDump Tables, IReadOnlyDictionary<string, byte[]> Files)
{
    public static Task<Dump> OfAsync(Database database) => database.ExportAsync(session =>
    {
        var streams = new Dictionary<string, MemoryStream>();
        DatabaseDump tables = DatabaseDump.Write(session, name => streams[name] = new(), CancellationToken.None);
        return new Dump(tables, streams.ToDictionary(stream => stream.Key, stream => stream.Value.ToArray()));
    });

    public DatabaseLoad Load() => new(Tables, name => new MemoryStream(Files[name]));

    /// <summary>The rows of a table without its head, in which databases may know different last numbers.</summary>
    public string RowsOf(string table) => System.Text.Encoding.UTF8.GetString(Files[table]).Split('\n', 2)[1];
}
