using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Mainspring.Client.Runs;
using Mainspring.Data.Hashing;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Training;

/// <summary>The data of a training as an input of its run, so that the way from data to run is known.</summary>
internal static class TrainingInput
{
    private const int DigestLength = 16;
    private const string Context = "training";

    /// <summary>Reads the files once more to tell these bytes from others.</summary>
    public static RunInput Of(TrainingJob job, CancellationToken cancellation)
    {
        string source = job.Project.Section<DataSection>().Source;
        IReadOnlyList<string> files = FileGlob.Find(job.Project.Locate(source));
        FileHashes[] hashes = [.. files.Select(file => FileHashes.Of(file, cancellation))];
        string sha256 = hashes is [var only] ? only.Sha256 : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', hashes.Select(hash => hash.Sha256)))));
        return new()
        {
            Name = files.Count == 1 ? DatasetRules.NameOf(files[0]) : job.Project.Name,
            Digest = sha256[..DigestLength],
            Context = Context,
            SourceType = "local",
            Source = new JsonObject { ["uri"] = source, ["sha256"] = sha256, ["bytes"] = hashes.Sum(hash => hash.Bytes) }.ToJsonString(),
            Schema = SchemaOf(job.Table).ToJsonString(),
            Profile = new JsonObject { ["num_rows"] = job.Table.RowCount, ["num_elements"] = (long)job.Table.RowCount * job.Table.Columns.Count }.ToJsonString(),
        };
    }

    /// <summary>The columns in the form that MLflow's pages read.</summary>
    private static JsonObject SchemaOf(Table table) => new()
    {
        ["mlflow_colspec"] = new JsonArray([.. table.Schema.Columns.Select(column => new JsonObject { ["type"] = TypeOf(column.Type), ["name"] = column.Name, ["required"] = !column.Nullable })]),
    };

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Boolean => "boolean",
        ColumnType.Integer => "long",
        ColumnType.Real => "double",
        ColumnType.Timestamp => "datetime",
        _ => "string",
    };
}
