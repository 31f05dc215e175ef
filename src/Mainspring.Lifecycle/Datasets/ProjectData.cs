using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Lifecycle.Datasets;

/// <summary>The rows of a project.</summary>
public static class ProjectData
{
    /// <summary>Reads the source that the project names, and holds it against what the project declares of columns.</summary>
    /// <exception cref="Mainspring.Data.Faults.DataFormatException">A file is missing or faulty, or a value is not as declared.</exception>
    public static Table Read(ProjectFile project, CancellationToken cancellation = default)
    {
        DataSection data = project.Section<DataSection>();
        var schema = project.Section<SchemaSection>();
        Table table = TableReader.Read(project.Locate(data.Source), data.ToReadOptions(schema.Types), cancellation);
        DeclaredValues.Require(data.Source, table, schema.Columns);
        return table;
    }
}
