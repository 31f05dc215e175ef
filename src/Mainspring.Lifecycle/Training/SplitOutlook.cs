using Mainspring.Data.Profiles;
using Mainspring.Data.Tables;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Training.Leaks;

namespace Mainspring.Lifecycle.Training;

/// <summary>What a training of a project would warn of before anything is fitted, by the very split that it would make.</summary>
public static class SplitOutlook
{
    /// <summary>What would make its scores doubtful; nothing where nothing would.</summary>
    /// <param name="project">A project whose open values were inferred.</param>
    /// <param name="table">All rows of its source.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ProjectFileException">The rows cannot be split as the project says.</exception>
    public static IReadOnlyList<ProfileWarning> Of(ProjectFile project, Table table, CancellationToken cancellation = default)
    {
        try
        {
            TrainingSpec spec = TrainingSpecs.Of(project, table);
            var rows = LearningRows.Of(spec, table);
            return SplitWarnings.Of(spec, rows, Splitting.Of(spec, rows), cancellation);
        }
        catch (TrainingRefusedException unusable)
        {
            throw new ProjectFileException([project.Fault("train.split", FaultCode.UnusableTarget, unusable.Message.TrimEnd('.'))]);
        }
    }
}
