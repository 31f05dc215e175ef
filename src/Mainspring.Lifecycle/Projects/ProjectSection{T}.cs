using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Projects;

/// <summary>A section of the project file. The stage that acts on it owns the record.</summary>
/// <param name="name">The key at the top of the file.</param>
/// <param name="shape">What may stand below it.</param>
/// <param name="absent">The record of a file without the section.</param>
/// <param name="meaning">What it is for.</param>
/// <param name="required">Whether every file has it.</param>
public sealed class ProjectSection<T>(string name, Shape<T> shape, T absent, string meaning, bool required = false) : ProjectSection
    where T : class
{
    internal override Type RecordType => typeof(T);

    internal override object Absent => absent;

    internal override void AddTo(RecordShape<ProjectDraft> root) =>
        root.Field(name, shape, draft => draft.Get<T>(), (draft, value) => draft.With(value), meaning, required);
}
