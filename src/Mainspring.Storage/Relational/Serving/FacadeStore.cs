using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Serving.Facades;

namespace Mainspring.Storage.Relational.Serving;

/// <summary>Keeps facades in the metadata database.</summary>
public sealed class FacadeStore(Database database) : IFacadeStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<KeyValuePair<string, Facade>>> ListAsync(CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<KeyValuePair<string, Facade>>>(
        static session => session.Query($"SELECT endpoint, definition FROM facade ORDER BY endpoint", static row => KeyValuePair.Create(row.GetString(0), Read(row.GetString(1)))),
        cancellation);

    /// <inheritdoc/>
    public Task PutAsync(string endpoint, Facade facade, CancellationToken cancellation = default)
    {
        string definition = facade.ToJson().ToJsonString();
        return database.WriteAsync(
            session =>
            {
                session.Execute($"INSERT INTO facade (endpoint, definition) VALUES ({endpoint}, {definition}) ON CONFLICT (endpoint) DO UPDATE SET definition = excluded.definition");
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string endpoint, CancellationToken cancellation = default) =>
        database.WriteAsync(session => session.Execute($"DELETE FROM facade WHERE endpoint = {endpoint}") > 0, cancellation);

    private static Facade Read(string definition) => Facade.TryRead((JsonObject)JsonNode.Parse(definition)!, out Facade? facade, out var faults)
        ? facade
        : throw new InvalidDataException($"A stored facade cannot be read: {string.Join(' ', faults.Select(fault => $"{fault.Pointer} {fault.Message}"))}");
}
