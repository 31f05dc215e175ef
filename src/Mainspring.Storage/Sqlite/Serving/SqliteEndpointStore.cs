using Mainspring.Lifecycle.Serving;
using Microsoft.Data.Sqlite;

namespace Mainspring.Storage.Sqlite.Serving;

/// <summary>Keeps endpoints in the metadata database.</summary>
public sealed class SqliteEndpointStore(SqliteDatabase database) : IEndpointStore
{
    /// <inheritdoc/>
    public IReadOnlyList<Endpoint> List() => database.Read(static session => session.Query(
        $"SELECT name, model, alias, created_at, updated_at, served_version FROM endpoint ORDER BY name", static row => Read(row)));

    /// <inheritdoc/>
    public Task PutAsync(Endpoint endpoint, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            session.Execute(
                $"""
                 INSERT INTO endpoint (name, model, alias, created_at, updated_at, served_version)
                 VALUES ({endpoint.Name}, {endpoint.Model}, {endpoint.Alias}, {endpoint.CreatedAt}, {endpoint.UpdatedAt}, {endpoint.ServedVersion})
                 ON CONFLICT (name) DO UPDATE SET
                     model = excluded.model, alias = excluded.alias, updated_at = excluded.updated_at, served_version = excluded.served_version
                 """);
        },
        cancellation);

    /// <inheritdoc/>
    public Task SetServedVersionAsync(string name, int version, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            session.Execute($"UPDATE endpoint SET served_version = {version} WHERE name = {name}");
        },
        cancellation);

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string name, CancellationToken cancellation = default) =>
        database.WriteAsync(session => session.Execute($"DELETE FROM endpoint WHERE name = {name}") > 0, cancellation);

    private static Endpoint Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
        row.IsDBNull(5) ? null : row.GetInt32(5));
}
