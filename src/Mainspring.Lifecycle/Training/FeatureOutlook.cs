using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Projects;

namespace Mainspring.Lifecycle.Training;

/// <summary>Which columns a model of a project would read, by the planner that training uses.</summary>
public static class FeatureOutlook
{
    /// <summary>The plan over all rows that are learned from.</summary>
    /// <param name="project">A project whose open values were inferred.</param>
    /// <param name="table">All rows of its source.</param>
    /// <exception cref="ProjectFileException">No column is left to learn from, or a value does not fit its declared type.</exception>
    public static FeaturePlan Of(ProjectFile project, Table table)
    {
        try
        {
            TrainingSpec spec = TrainingSpecs.Of(project, table);
            var rows = LearningRows.Of(spec, table);
            return rows.Plan(Algorithm.StyleOf(spec.Algorithm), rows.Filter([.. Enumerable.Range(0, rows.Target.Length)])).Plan;
        }
        catch (TrainingRefusedException unusable)
        {
            throw new ProjectFileException([project.Fault("features", FaultCode.NothingToLearnFrom, unusable.Message.Split(" (Parameter")[0].TrimEnd('.'))]);
        }
    }
}
