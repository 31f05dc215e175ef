using System.Data.Common;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Storage.Relational.Artifacts;

/// <summary>The artefact tree in the metadata database: a row for each file, none for folders.</summary>
public sealed class ArtifactTree(Database database) : IArtifactTree
{
    private const int RowsAtOnce = 256;

    private static SqlFragment Columns => Sql.Fragment($"path, sha256, bytes, added_at");

    /// <inheritdoc/>
    public Task<PutOutcome> PutAsync(ArtifactPath path, Content content, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            PutOutcome outcome = Judge(session, path);
            if (outcome == PutOutcome.Done)
            {
                Name(session, new(path, content, at));
            }

            return outcome;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<ArtifactFile?> FindAsync(ArtifactPath path, CancellationToken cancellation = default) =>
        database.ReadAsync(session => session.QueryFirst($"SELECT {Columns} FROM artifact WHERE path = {path.Value}", Read), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ArtifactFile>> ListFilesAsync(ArtifactPath folder, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<ArtifactFile>>(session => session.Query($"SELECT {Columns} FROM artifact WHERE {Below(folder)} ORDER BY path", Read), cancellation);

    /// <inheritdoc/>
    public Task<ArtifactPage> ListAsync(ArtifactPath? folder, string? after, int limit, CancellationToken cancellation = default) =>
        database.ReadAsync(session => ReadPage(session, folder is null ? "" : folder.Value + "/", after, limit), cancellation);

    /// <inheritdoc/>
    public Task<int> DeleteAsync(ArtifactPath path, CancellationToken cancellation = default) =>
        database.WriteAsync(session => session.Execute($"DELETE FROM artifact WHERE path = {path.Value} OR ({Below(path)})"), cancellation);

    /// <inheritdoc/>
    public Task<int> CopyAsync(ArtifactPath from, ArtifactPath to, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            List<ArtifactFile> copies = session
                .Query($"SELECT {Columns} FROM artifact WHERE path = {from.Value} OR ({Below(from)}) ORDER BY path", Read)
                .ConvertAll(file => file with { Path = file.Path == from ? to : file.Path.RelativeTo(from).Below(to), AddedAt = at });
            if (copies.Exists(copy => Judge(session, copy.Path) != PutOutcome.Done))
            {
                return 0;
            }

            copies.ForEach(copy => Name(session, copy));
            return copies.Count;
        },
        cancellation);

    private static PutOutcome Judge(Session session, ArtifactPath path)
    {
        string[] folders = [.. Enumerable.Range(0, path.Value.Length).Where(at => path.Value[at] == '/').Select(at => path.Value[..at])];
        return session.QueryNumber($"SELECT 1 FROM artifact WHERE path IN {Sql.List(folders)} LIMIT 1") is not null ? PutOutcome.PathIsBelowFile
            : session.QueryNumber($"SELECT 1 FROM artifact WHERE {Below(path)} LIMIT 1") is not null ? PutOutcome.PathIsFolder
            : PutOutcome.Done;
    }

    private static void Name(Session session, ArtifactFile file) => session.Execute($"""
        INSERT INTO artifact (path, sha256, bytes, added_at) VALUES ({file.Path.Value}, {file.Content.Hash.Value}, {file.Content.Bytes}, {file.AddedAt})
        ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, bytes = excluded.bytes, added_at = excluded.added_at
        """);

    // '0' is the character after '/'.
    private static SqlFragment Below(ArtifactPath folder) => Sql.Fragment($"path > {folder.Value + "/"} AND path < {folder.Value + "0"}");

    /// <summary>Reads rows in order, and when it meets a folder goes on behind it, however much lies in it.</summary>
    private static ArtifactPage ReadPage(Session session, string prefix, string? after, int limit)
    {
        var entries = new List<ArtifactEntry>();
        SqlFragment within = prefix.Length == 0 ? Sql.Fragment($"") : Sql.Fragment($"AND path < {prefix[..^1] + "0"}");
        string? last = after;
        while (true)
        {
            List<ArtifactFile> rows = session.Query($"SELECT {Columns} FROM artifact WHERE path > {prefix + EndOf(last)} {within} ORDER BY path LIMIT {RowsAtOnce}", Read);
            foreach (ArtifactFile file in rows.Where(file => !IsIn(prefix, last, file)))
            {
                if (entries.Count == limit)
                {
                    return new(entries, last);
                }

                int slash = file.Path.Value.IndexOf('/', prefix.Length);
                last = slash < 0 ? file.Path.Value[prefix.Length..] : file.Path.Value[prefix.Length..(slash + 1)];
                entries.Add(slash < 0 ? new(file.Path, file) : new(ArtifactPath.Parse(file.Path.Value[..slash]), null));
            }

            if (rows.Count < RowsAtOnce)
            {
                return new(entries, null);
            }
        }
    }

    /// <summary>What all of an entry comes before: a folder is written with its slash.</summary>
    private static string? EndOf(string? entry) => entry?.EndsWith('/') == true ? entry + "\U0010FFFF" : entry;

    private static bool IsIn(string prefix, string? entry, ArtifactFile file) =>
        entry?.EndsWith('/') == true && file.Path.Value.AsSpan(prefix.Length).StartsWith(entry, StringComparison.Ordinal);

    private static ArtifactFile Read(DbDataReader row) => new(
        ArtifactPath.Parse(row.GetString(0)), new(ContentHash.Parse(row.GetString(1)), row.GetInt64(2)), row.GetInstant(3));
}
