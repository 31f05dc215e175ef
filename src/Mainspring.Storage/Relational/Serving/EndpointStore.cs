using System.Data.Common;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Storage.Relational.Serving;

/// <summary>Keeps endpoints with their variants in the metadata database.</summary>
public sealed class EndpointStore(Database database) : IEndpointStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Endpoint>> ListAsync(CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<Endpoint>>(
        static session =>
        {
            ILookup<string, Variant> variants = session
                .Query(
                    $"SELECT endpoint, name, model, alias, version, weight, is_default, is_shadow, served_version FROM endpoint_variant ORDER BY endpoint, position",
                    static row => (Endpoint: row.GetString(0), Variant: ReadVariant(row)))
                .ToLookup(row => row.Endpoint, row => row.Variant, StringComparer.Ordinal);
            return session.Query($"SELECT name, salt, stick_to, created_at, updated_at, segments, bandit_floor FROM endpoint ORDER BY name", row => Read(row, variants));
        },
        cancellation);

    /// <inheritdoc/>
    public Task PutAsync(Endpoint endpoint, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            string segments = SegmentsText.Write(endpoint.Segments);
            session.Execute(
                $"""
                 INSERT INTO endpoint (name, salt, stick_to, created_at, updated_at, segments, bandit_floor)
                 VALUES ({endpoint.Name}, {endpoint.Salt}, {endpoint.StickTo?.ToString() ?? ""}, {endpoint.CreatedAt}, {endpoint.UpdatedAt}, {segments}, {endpoint.BanditFloor})
                 ON CONFLICT (name) DO UPDATE SET salt = excluded.salt, stick_to = excluded.stick_to, updated_at = excluded.updated_at, segments = excluded.segments, bandit_floor = excluded.bandit_floor
                 """);
            session.Execute($"DELETE FROM endpoint_variant WHERE endpoint = {endpoint.Name}");
            for (int position = 0; position < endpoint.Variants.Count; position++)
            {
                Insert(session, endpoint.Name, position, endpoint.Variants[position]);
            }
        },
        cancellation);

    /// <inheritdoc/>
    public Task SetServedVersionAsync(string name, string variant, int version, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            session.Execute($"UPDATE endpoint_variant SET served_version = {version} WHERE endpoint = {name} AND name = {variant}");
        },
        cancellation);

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string name, CancellationToken cancellation = default) =>
        database.WriteAsync(session => session.Execute($"DELETE FROM endpoint WHERE name = {name}") > 0, cancellation);

    private static void Insert(Session session, string endpoint, int position, Variant variant) => session.Execute(
        $"""
         INSERT INTO endpoint_variant (endpoint, position, name, model, alias, version, weight, is_default, is_shadow, served_version)
         VALUES ({endpoint}, {position}, {variant.Name}, {variant.Model}, {variant.Alias}, {variant.Version}, {variant.Weight}, {variant.IsDefault}, {variant.IsShadow}, {variant.ServedVersion})
         """);

    private static Variant ReadVariant(DbDataReader row) => new()
    {
        Name = row.GetString(1),
        Model = row.GetString(2),
        Alias = row.GetStringOrNull(3),
        Version = row.IsDBNull(4) ? null : row.GetInt32(4),
        Weight = row.GetDouble(5),
        IsDefault = row.GetFlag(6),
        IsShadow = row.GetFlag(7),
        ServedVersion = row.IsDBNull(8) ? null : row.GetInt32(8),
    };

    private static Endpoint Read(DbDataReader row, ILookup<string, Variant> variants) => new(
        row.GetString(0),
        [.. variants[row.GetString(0)]],
        row.GetString(1),
        StickyKey.TryParse(row.GetString(2), out StickyKey? key, out _) ? key : null,
        row.GetInstant(3),
        row.GetInstant(4))
    {
        Segments = SegmentsText.Read(row.GetString(5)),
        BanditFloor = row.IsDBNull(6) ? null : row.GetDouble(6),
    };
}
