using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Datasets.Checks;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Cli.Training;

/// <summary>A training that is ready to run: the project with every value, its rows, and what to learn.</summary>
/// <param name="Project">The project, its open values inferred from the data.</param>
/// <param name="Source">The files that the rows were read from.</param>
/// <param name="Table">The rows.</param>
/// <param name="Spec">What to learn, and how.</param>
/// <param name="Checks">What came of the checks of the data.</param>
internal sealed record TrainingJob(ProjectFile Project, Snapshot Source, Table Table, TrainingSpec Spec, CheckReport Checks)
{
    /// <summary>Reads the data of a project, and infers what the file leaves open.</summary>
    /// <exception cref="ProjectFileException">The project file and the data do not go together.</exception>
    /// <exception cref="Data.Faults.DataFormatException">The data cannot be read.</exception>
    public static TrainingJob Prepare(ProjectFile file, Snapshot source, IProgress<TrainingStage> progress, CancellationToken cancellation)
    {
        Table table = ProjectData.Read(file, source, cancellation);
        ProjectFile project = ProjectInference.Resolve(file, table);
        progress.Report(new("data", 1, $"{table.RowCount:N0} rows, {table.Columns.Count} columns"));
        return new(project, source, table, TrainingSpecs.Of(project, table), Check(project, source, table, cancellation));
    }

    private static CheckReport Check(ProjectFile project, Snapshot source, Table table, CancellationToken cancellation) =>
        DataChecks.Run(project, DataChecks.Of(project.Section<DataSection>().Source, source.Files, table), TimeProvider.System.GetUtcNow(), cancellation);
}
