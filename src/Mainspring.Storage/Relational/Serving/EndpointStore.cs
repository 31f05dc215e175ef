using System.Data.Common;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Storage.Relational.Serving;

/// <summary>Keeps endpoints in the metadata database.</summary>
public sealed class EndpointStore(Database database) : IEndpointStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Endpoint>> ListAsync(CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<Endpoint>>(
        static session => session.Query($"SELECT name, model, alias, created_at, updated_at, served_version FROM endpoint ORDER BY name", static row => Read(row)),
        cancellation);

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

    private static Endpoint Read(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        row.GetInstant(3),
        row.GetInstant(4),
        row.IsDBNull(5) ? null : row.GetInt32(5));
}
