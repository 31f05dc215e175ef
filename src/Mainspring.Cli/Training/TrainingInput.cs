using System.Text.Json.Nodes;
using Mainspring.Cli.Data;
using Mainspring.Cli.Workspaces;
using Mainspring.Client;
using Mainspring.Client.Datasets;
using Mainspring.Client.Runs;
using Mainspring.Data.Hashing;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Training;

/// <summary>The data of a training as an input of its run, kept as a version of a data set, so that the way from data to run is known and can be gone again.</summary>
internal sealed class TrainingInput(MainspringClient client, Place place, Terminal terminal)
{
    private const int DigestLength = 16;
    private const string Context = "training";

    /// <summary>Keeps the data, unless the project says not to, and describes it. Files that did not change since they were read last are not read again.</summary>
    public async Task<RunInput> KeepAsync(TrainingJob job, CancellationToken cancellation)
    {
        IReadOnlyList<string> files = FileGlob.Find(job.Source.Files);
        HashCache cache = DataCache.Hashes(place);
        (string sha256, _, long bytes) = cache.OfAll(files, cancellation);
        cache.Save();
        string name = files.Count == 1 ? DatasetRules.NameOf(job.Source.FileName) : job.Project.Name;
        DatasetVersionInfo? kept = job.Source.Version is not null ? await VersionFetcher.FindAsync(client, SourceAddress.Parse(job.Source.Version, Path.GetTempPath()), cancellation)
            : job.Project.Section<DataSection>().Keep ? await KeepAsync(name, job.Source, files.Count == 1 ? sha256 : null, cache, cancellation)
            : null;
        sha256 = kept?.Sha256 ?? sha256;
        string? version = kept is null ? null : $"{kept.Name}@{kept.Version}";
        var source = new JsonObject { ["uri"] = job.Project.Reference("data.source") ?? job.Source.Origin, ["sha256"] = sha256, ["bytes"] = bytes };
        if (version is not null)
        {
            source["version"] = version;
        }

        return new()
        {
            Name = kept?.Name ?? name,
            Digest = sha256[..DigestLength],
            Context = Context,
            SourceType = "local",
            Source = source.ToJsonString(),
            Schema = SchemaOf(job.Table).ToJsonString(),
            Profile = new JsonObject { ["num_rows"] = job.Table.RowCount, ["num_elements"] = (long)job.Table.RowCount * job.Table.Columns.Count }.ToJsonString(),
        };
    }

    /// <summary>The version of the bytes: one that is there, or a new one. A training does not fail because its data could not be kept.</summary>
    private async Task<DatasetVersionInfo?> KeepAsync(string name, Snapshot source, string? sha256, HashCache cache, CancellationToken cancellation)
    {
        try
        {
            DatasetList same = sha256 is null ? new([], null) : await client.Datasets.FindByContentAsync(sha256, cancellation: cancellation);
            return same.Datasets.FirstOrDefault(version => version.Name == name && version.FileName == source.FileName)
                ?? await new VersionAdding(client, cache).AddAsync(name, source, cancellation);
        }
        catch (ServerException refused)
        {
            terminal.Warning($"the data is not kept as a version, so this run can be made again only while '{source.Origin}' stays as it is: {refused.Message}");
            return null;
        }
    }

    /// <summary>The columns in the form that MLflow's pages read.</summary>
    private static JsonObject SchemaOf(Table table) => new()
    {
        ["mlflow_colspec"] = new JsonArray([.. table.Columns.Select(column => new JsonObject { ["type"] = TypeOf(column.Type), ["name"] = column.Name, ["required"] = !column.HasMissing() })]),
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
