using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;
using Mainspring.Server.Projects;

namespace Mainspring.Server.Datasets.Samples;

/// <summary>The rows of a project on this machine, which samples can join.</summary>
internal static class ProjectRows
{
    /// <summary>Reads a project file and finds the files of its source.</summary>
    /// <exception cref="ProjectFileException">The project file is not valid any more.</exception>
    /// <exception cref="FileNotFoundException">There is no project file any more.</exception>
    /// <exception cref="SourceFailedException">Its source is no file.</exception>
    public static (ProjectFile Project, Snapshot Source) Find(string file)
    {
        ProjectFile project = new ProjectReader(ProjectSections.Layout).Read(file);
        DataSection data = project.Section<DataSection>();
        return SourceAddress.Parse(data.Source, project.Folder, project.Reference("data.source"), data.Query) is SourceAddress.Local local
            ? (project, new(local.Pattern, Path.GetFileName(local.Pattern), data.Source))
            : throw SourceFailedException.Refused($"Samples join the rows of files; the rows of this project come from '{project.Reference("data.source") ?? data.Source}'. Point data at a file.");
    }
}
