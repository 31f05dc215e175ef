using System.Text.Json.Serialization;

namespace Mainspring.Storage.Sqlite;

/// <summary>Lists of texts as SQLite reads them: one parameter that holds JSON.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class SqliteJson : JsonSerializerContext;
