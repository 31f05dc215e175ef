using System.Data.Common;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Datasets.Folders;

namespace Mainspring.Storage.Relational.Datasets;

/// <summary>Versions of data sets in the metadata database.</summary>
public sealed class DatasetStore(Database database) : IDatasetStore
{
    // Comes after every hexadecimal digit.
    private const string AfterDigits = "g";

    /// <inheritdoc/>
    public Task<DatasetVersion> AddAsync(NewDatasetVersion version, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            if (Newest(session, version.Name) is { } newest && newest.Content == version.Content && newest.FileName == version.FileName)
            {
                return newest;
            }

            session.Execute($"INSERT INTO dataset (name, created_at, last_version) VALUES ({version.Name}, {at}, 1) ON CONFLICT (name) DO UPDATE SET last_version = dataset.last_version + 1");
            session.Execute($"""
                INSERT INTO dataset_version (dataset_no, version, file_name, sha256, bytes, md5, row_count, column_count, profile_sha256, profile_bytes, origin, file_count, file_bytes, file_ending, created_at)
                SELECT dataset_no, last_version, {version.FileName}, {version.Content.Hash.Value}, {version.Content.Bytes}, {version.Md5}, {version.Rows}, {version.Columns},
                    {version.Profile.Hash.Value}, {version.Profile.Bytes}, {version.Origin}, {version.Folder?.Files}, {version.Folder?.Bytes}, {version.Folder?.Ending}, {at}
                FROM dataset WHERE name = {version.Name}
                """);
            foreach (DatasetFile file in version.Files)
            {
                session.Execute($"""
                    INSERT INTO dataset_file (dataset_no, version, path, sha256, bytes, md5)
                    SELECT dataset_no, last_version, {file.Path}, {file.Content.Hash.Value}, {file.Content.Bytes}, {file.Md5} FROM dataset WHERE name = {version.Name}
                    """);
            }

            return Newest(session, version.Name)!;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<DatasetVersion?> FindAsync(string name, int? version = null, CancellationToken cancellation = default) => database.ReadAsync(
        session => version is { } number ? Read(session, Sql.Fragment($"WHERE name = {name} AND version = {number}")).FirstOrDefault() : Newest(session, name),
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DatasetFile>> ListFilesAsync(string name, int version, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<DatasetFile>>(
        session => session.Query(
            $"SELECT path, sha256, bytes, md5 FROM dataset_file JOIN dataset USING (dataset_no) WHERE name = {name} AND version = {version} ORDER BY path",
            static row => new DatasetFile(row.GetString(0), new(ContentHash.Parse(row.GetString(1)), row.GetInt64(2)), row.GetString(3))),
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DatasetVersion>> FindByContentAsync(string sha256, int limit, CancellationToken cancellation = default) => database.ReadAsync(
        session => Read(session, Sql.Fragment($"WHERE sha256 >= {sha256} AND sha256 < {sha256 + AfterDigits} ORDER BY dataset_version.created_at DESC, name, version DESC LIMIT {limit}")),
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DatasetVersion>> ListAsync(int limit, string? after = null, CancellationToken cancellation = default) => database.ReadAsync(
        session => Read(session, Sql.Fragment($"WHERE version = last_version AND name > {after ?? ""} ORDER BY name LIMIT {limit}")),
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DatasetVersion>> ListVersionsAsync(string name, int limit, int? before = null, CancellationToken cancellation = default) => database.ReadAsync(
        session => Read(session, Sql.Fragment($"WHERE name = {name} AND version < {before ?? int.MaxValue} ORDER BY version DESC LIMIT {limit}")),
        cancellation);

    private static DatasetVersion? Newest(Session session, string name) =>
        Read(session, Sql.Fragment($"WHERE name = {name} AND version = last_version")).FirstOrDefault();

    private static IReadOnlyList<DatasetVersion> Read(Session session, SqlFragment condition) => session.Query(
        $"""
        SELECT name, version, file_name, sha256, bytes, md5, row_count, column_count, profile_sha256, profile_bytes, origin, file_count, file_bytes, file_ending, dataset_version.created_at
        FROM dataset_version JOIN dataset USING (dataset_no) {condition}
        """,
        ToVersion);

    private static DatasetVersion ToVersion(DbDataReader row) => new()
    {
        Name = row.GetString(0),
        Version = row.GetInt32(1),
        FileName = row.GetString(2),
        Content = new(ContentHash.Parse(row.GetString(3)), row.GetInt64(4)),
        Md5 = row.GetString(5),
        Rows = row.GetInt64(6),
        Columns = row.GetInt32(7),
        Profile = new(ContentHash.Parse(row.GetString(8)), row.GetInt64(9)),
        Origin = row.GetStringOrNull(10),
        Folder = row.IsDBNull(11) ? null : new(row.GetInt32(11), row.GetInt64(12), row.GetString(13)),
        CreatedAt = row.GetInstant(14),
    };
}
