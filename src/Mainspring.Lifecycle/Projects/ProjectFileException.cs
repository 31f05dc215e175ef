namespace Mainspring.Lifecycle.Projects;

/// <summary>A project file is not valid; all that is wrong with it, in the order of the file.</summary>
public sealed class ProjectFileException(IReadOnlyList<ProjectFault> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>At least one fault.</summary>
    public IReadOnlyList<ProjectFault> Faults { get; } = faults;
}
