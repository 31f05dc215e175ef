using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Storage.Relational.Artifacts;

/// <summary>Every column of the metadata database that names a content.</summary>
public sealed class ContentReferences(Database database) : IContentReferences
{
    /// <summary>Hands over every content that is named, by hash, each once.</summary>
    public static void Each(Session session, Action<ContentHash> take) => session.Stream(
        $"SELECT sha256 FROM artifact UNION SELECT sha256 FROM model_version_file UNION SELECT sha256 FROM dataset_version UNION SELECT profile_sha256 FROM dataset_version UNION SELECT sha256 FROM prediction_segment UNION SELECT sha256 FROM dataset_file ORDER BY 1",
        row => take(ContentHash.Parse(row.GetString(0))));

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
                UNION SELECT sha256 FROM prediction_segment WHERE sha256 IN {hashes}
                UNION SELECT sha256 FROM dataset_file WHERE sha256 IN {hashes}
                """,
                static row => ContentHash.Parse(row.GetString(0))).ToHashSet(),
            cancellation);
    }
}
