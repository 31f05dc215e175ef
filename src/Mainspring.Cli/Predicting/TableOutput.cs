using Mainspring.Cli.Data;
using Mainspring.Connectors.Postgres;
using Mainspring.Data.Hashing;
using Mainspring.Data.Reading;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Predicting;

/// <summary>Predictions that go into a table of a database: scored into a file first, then appended in one transaction and verified.</summary>
internal sealed class TableOutput : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-scored-").FullName;
    private readonly DatabaseAddress _target;

    private TableOutput(DatabaseAddress target) => _target = target;

    /// <summary>The file to score into.</summary>
    public string File => Path.Combine(_folder, "scored.csv");

    /// <summary>A table, or null when the output is a file.</summary>
    /// <exception cref="SourceFailedException">It is a place that takes no predictions.</exception>
    public static TableOutput? Of(string output) => NamedData.IsOutside(output) ? new(NamedData.DatabaseOf(output)) : null;

    /// <summary>Appends what was scored.</summary>
    /// <exception cref="SourceFailedException">The database refuses.</exception>
    /// <exception cref="CommandFailure">It counted something else than the file has; nothing was changed.</exception>
    public async Task<LoadReport> AppendAsync(CancellationToken cancellation)
    {
        LoadReport report = await new TableLoader(_target).LoadAsync(TableReader.Read(File, cancellation: cancellation), FileHashes.Of(File, cancellation).Sha256, LoadMode.Append, cancellation);
        return report.Verified ? report : throw new CommandFailure(ExitCode.DataCheckFailed, $"{report.Table} was not changed: its database counted something else than was predicted; do its columns hold the values as they are?");
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
