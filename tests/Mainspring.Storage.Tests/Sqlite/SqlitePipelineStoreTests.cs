using Mainspring.Pipelines.Runs;
using Mainspring.Storage.Relational.Pipelines;
using Mainspring.Storage.Sqlite;
using Mainspring.Storage.Tests.Pipelines;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqlitePipelineStoreTests : PipelineStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqlitePipelineStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), Time);
        Store = new PipelineStore(_database, Time);
    }

    protected override IPipelineStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
