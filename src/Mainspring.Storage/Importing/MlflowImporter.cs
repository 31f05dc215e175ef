using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Spans;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Tracing;
using Mainspring.Storage.S3;

namespace Mainspring.Storage.Importing;

/// <summary>
/// Takes over what an MLflow server remembered: experiments, runs with every point of every metric, data sets, logged models, traces, the
/// registry, and files. What is there already stays as it is, so that an import can be repeated, and goes on where it was interrupted.
/// </summary>
/// <param name="database">Where it goes.</param>
/// <param name="contents">Where the bytes of files go.</param>
/// <param name="tree">Where their names go.</param>
/// <param name="time">The clock of what has no time of its own.</param>
/// <param name="environment">Gives the value of an environment variable: the key to object stores.</param>
public sealed class MlflowImporter(Database database, IArtifactStore contents, IArtifactTree tree, TimeProvider time, Func<string, string?> environment)
{
    /// <summary>Imports.</summary>
    /// <param name="from">The database; it is only read.</param>
    /// <param name="artifacts">The folder or the <see cref="S3Location"/> that artefacts were served from, or null to take files where the database says that they are.</param>
    /// <param name="progress">Told what goes on, or null.</param>
    /// <exception cref="ImportRefusedException">The database, or a place of files, cannot be read.</exception>
    /// <exception cref="FormatException">The location of an object store is none, or the key to it is missing.</exception>
    public async Task<ImportReport> RunAsync(string from, string? artifacts, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        using MlflowSource source = MlflowSource.Open(from);
        var tally = new ImportTally(progress);
        bool inBucket = artifacts?.StartsWith("s3://", StringComparison.Ordinal) == true;
        using var buckets = new BucketFiles(inBucket ? S3Location.Parse(artifacts!, environment) : null, environment);
        var files = new FileImport(contents, tree, time, [buckets, new FolderFiles(inBucket ? null : artifacts)], tally);
        var traces = new TraceStore(database);
        var intake = new SpanFileIntake(traces, new TraceReader(traces, tree, contents, time), new Tracer(traces, time));
        await new ExperimentImport(source, database, time, tally).RunAsync(cancellation);
        await new RunImport(source, database, time, tally, files).RunAsync(cancellation);
        await new LoggedModelImport(source, database, time, tally, files).RunAsync(cancellation);
        await new InputImport(source, database, tally).RunAsync(cancellation);
        await new TraceImport(source, database, time, tally, files, intake).RunAsync(cancellation);
        await new RegistryImport(source, database, time, tally, files).RunAsync(cancellation);
        return tally.Report();
    }
}
