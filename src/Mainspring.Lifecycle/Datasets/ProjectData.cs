using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Lifecycle.Datasets;

/// <summary>The rows of a project.</summary>
public static class ProjectData
{
    /// <summary>Reads the source that the project names, with the types that it declares.</summary>
    /// <exception cref="Mainspring.Data.Faults.DataFormatException">A file is missing or faulty.</exception>
    public static Table Read(ProjectFile project, CancellationToken cancellation = default)
    {
        DataSection data = project.Section<DataSection>();
        return TableReader.Read(project.Locate(data.Source), data.ToReadOptions(project.Section<SchemaSection>().Types), cancellation);
    }
}
