using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Projects;

/// <summary>A section of the project file, whatever its record.</summary>
public abstract class ProjectSection
{
    internal abstract Type RecordType { get; }

    internal abstract object Absent { get; }

    internal abstract void AddTo(RecordShape<ProjectDraft> root);
}
