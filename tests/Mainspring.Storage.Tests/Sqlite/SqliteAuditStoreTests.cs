using Mainspring.Compliance.Audit;
using Mainspring.Lifecycle.Audit;
using Mainspring.Storage.Relational.Audit;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteAuditStoreTests : AuditStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteAuditStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Store = new AuditStore(_database);
    }

    protected override IAuditStore Store { get; }

    [Fact]
    public async Task A_row_that_somebody_changed_or_removed_is_found()
    {
        var log = new AuditLog(Store, TimeProvider.System);
        for (int i = 0; i < 5; i++)
        {
            await log.RecordAsync(new() { Action = "user.added", Actor = $"anna {i}" });
        }

        await _database.WriteAsync(session => session.Execute($"UPDATE audit_entry SET actor = 'otto' WHERE sequence = 4"));
        (await log.VerifyAsync()).BrokenAt.ShouldBe(4);
        await _database.WriteAsync(session => session.Execute($"DELETE FROM audit_entry WHERE sequence = 2"));
        (await log.VerifyAsync()).BrokenAt.ShouldBe(3);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
