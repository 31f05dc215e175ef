using Mainspring.Storage.Relational;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Importing;

public sealed class SqliteMlflowImportTests : MlflowImportSuite
{
    private readonly TemporaryFolder _folder = new();

    public SqliteMlflowImportTests() => Target = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);

    protected override Database Target { get; }
}
