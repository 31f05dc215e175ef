using Mainspring.Compliance.Artifacts;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Storage.Relational.Artifacts;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteArtifactTreeTests : ArtifactTreeSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteArtifactTreeTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Tree = new ArtifactTree(_database);
    }

    protected override IArtifactTree Tree { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
