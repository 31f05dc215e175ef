using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Lifecycle.Datasets;

/// <summary>The rows of a project.</summary>
public static class ProjectData
{
    /// <summary>Reads the rows of the source that the project names, and holds them against what the project declares of columns.</summary>
    /// <param name="project">The project.</param>
    /// <param name="source">The local files of its source.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="Mainspring.Data.Faults.DataFormatException">A file is missing or faulty, or a value is not as declared.</exception>
    public static Table Read(ProjectFile project, Snapshot source, CancellationToken cancellation = default)
    {
        DataSection data = project.Section<DataSection>();
        var schema = project.Section<SchemaSection>();
        Table table = TableReader.Read(source.Files, data.ToReadOptions(schema.Types), cancellation);
        DeclaredValues.Require(source.FileName, table, schema.Columns);
        return table;
    }
}
