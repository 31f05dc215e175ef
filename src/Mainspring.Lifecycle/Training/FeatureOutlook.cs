using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Lifecycle.Training;

/// <summary>Which columns a model of a project would read, by the planner that training uses.</summary>
public static class FeatureOutlook
{
    /// <summary>The plan over all rows.</summary>
    /// <param name="project">A project whose open values were inferred.</param>
    /// <param name="table">All rows of its source.</param>
    /// <exception cref="ProjectFileException">No column is left to learn from, or a value does not fit its declared type.</exception>
    public static FeaturePlan Of(ProjectFile project, Table table)
    {
        try
        {
            return FeaturePlanner.Fit(table, project.Section<TargetSection>().Column, new()
            {
                Declarations = project.Section<SchemaSection>().Columns,
                NullSpellings = project.Section<DataSection>().Nulls.Texts,
                IdColumns = project.Section<DataSection>().Id ?? [],
                Excluded = project.Section<FeaturesSection>().Drop,
            });
        }
        catch (ArgumentException unusable)
        {
            throw new ProjectFileException([project.Fault("features", FaultCode.NothingToLearnFrom, unusable.Message.Split(" (Parameter")[0].TrimEnd('.'))]);
        }
    }
}
