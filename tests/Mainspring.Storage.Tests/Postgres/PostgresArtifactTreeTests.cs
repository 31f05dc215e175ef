using Mainspring.Compliance.Artifacts;
using Mainspring.Compliance.Postgres;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Artifacts;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresArtifactTreeTests : ArtifactTreeSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresArtifactTreeTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Tree = new ArtifactTree(_database);
    }

    protected override IArtifactTree Tree { get; }

    public void Dispose() => _database.Dispose();
}
