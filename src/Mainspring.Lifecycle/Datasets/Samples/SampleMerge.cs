using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Data.Writing;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Lifecycle.Datasets.Samples;

/// <summary>The rows of a project with its samples below them, as one CSV file.</summary>
public static class SampleMerge
{
    /// <summary>Writes the file; columns that a sample lacks are missing values.</summary>
    /// <param name="project">The project.</param>
    /// <param name="source">The files of its source.</param>
    /// <param name="samples">The samples, each a JSON object.</param>
    /// <param name="path">The file to write; its folder is made.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="Mainspring.Data.Faults.DataFormatException">The rows of the project cannot be read any more.</exception>
    public static int Write(ProjectFile project, Snapshot source, IReadOnlyList<string> samples, string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(samples);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string lines = path + ".jsonl";
        try
        {
            TableWriter.Write(ProjectData.Read(project, source, cancellation), lines, DataFormat.JsonLines, cancellation);
            File.AppendAllLines(lines, samples);
            Table merged = TableReader.Read(lines, ReadOptions.Default with { Columns = project.Section<SchemaSection>().Types }, cancellation);
            TableWriter.Write(merged, path, DataFormat.Csv, cancellation);
            return merged.RowCount;
        }
        finally
        {
            File.Delete(lines);
        }
    }
}
