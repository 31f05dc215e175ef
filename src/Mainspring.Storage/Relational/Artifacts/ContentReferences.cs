using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Storage.Relational.Artifacts;

/// <summary>Every column of the metadata database that names a content.</summary>
public sealed class ContentReferences(Database database) : IContentReferences
{
    /// <inheritdoc/>
    public Task<IReadOnlySet<ContentHash>> FindNeededAsync(IReadOnlyCollection<ContentHash> among, CancellationToken cancellation = default)
    {
        SqlList hashes = Sql.List(among.Select(hash => hash.Value));
        return database.ReadAsync<IReadOnlySet<ContentHash>>(
            session => session.Query(
                $"""
                SELECT sha256 FROM artifact WHERE sha256 IN {hashes}
                UNION SELECT sha256 FROM model_version_file WHERE sha256 IN {hashes}
                UNION SELECT sha256 FROM dataset_version WHERE sha256 IN {hashes}
                UNION SELECT profile_sha256 FROM dataset_version WHERE profile_sha256 IN {hashes}
                """,
                static row => ContentHash.Parse(row.GetString(0))).ToHashSet(),
            cancellation);
    }
}
