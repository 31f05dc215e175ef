using Mainspring.Data.Expressions;
using Mainspring.Data.Faults;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Training;

/// <summary>Checks derived columns, filters and encodings against the columns of the data.</summary>
internal static class FeatureChecks
{
    /// <summary>Adds what is wrong.</summary>
    public static void Check(ProjectFile project, Table table, List<ProjectFault> faults)
    {
        var features = project.Section<FeaturesSection>();
        string target = project.Section<TargetSection>().Column;
        (IReadOnlyList<ExpressionColumn> known, IReadOnlyList<DerivedFault> wrong) = DerivedOrder.Check(ColumnsOf(table, features), features.Derived, target);
        foreach (DerivedFault fault in wrong)
        {
            WrittenExpression written = features.Add.First(pair => pair.Key == fault.Feature.Name).Value;
            faults.Add(Located(project, $"features.add.{fault.Feature.Name}", written, fault.Fault));
        }

        if (wrong.Count == 0)
        {
            CheckFilters(project, features, known, faults);
        }

        string[] names = [.. known.Select(column => column.Name)];
        CheckNames(project, "features.encode", features.Encode.Columns.Select(pair => pair.Key), names, target, faults);
        CheckNames(project, "features.impute", features.Impute.Select(pair => pair.Key), names, target, faults);
    }

    private static IReadOnlyList<ExpressionColumn> ColumnsOf(Table table, FeaturesSection features)
    {
        var categories = features.Encode.Columns.Where(pair => pair.Value.Method is not (EncodingMethod.Auto or EncodingMethod.None)).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        return [.. ExpressionColumn.Of(table.Schema).Select(column => categories.Contains(column.Name) ? column with { Type = ExpressionType.Text } : column)];
    }

    private static void CheckFilters(ProjectFile project, FeaturesSection features, IReadOnlyList<ExpressionColumn> known, List<ProjectFault> faults)
    {
        for (int i = 0; i < features.Filter.Count; i++)
        {
            WrittenExpression filter = features.Filter[i];
            string path = project.Says($"features.filter[{i}]") ? $"features.filter[{i}]" : "features.filter";
            try
            {
                if (filter.Expression.Compile(known).Type != ExpressionType.Boolean)
                {
                    faults.Add(Located(project, path, filter, new(0, 0, "a filter is true or false", "compare it with something: x > 0")));
                }
            }
            catch (ExpressionException refused)
            {
                faults.Add(Located(project, path, filter, refused.Fault));
            }
        }
    }

    private static ProjectFault Located(ProjectFile project, string path, WrittenExpression written, ExpressionFault fault) =>
        written.Locate(fault) ?? project.Fault(path, FaultCode.BadExpression, fault.Message, fault.Hint);

    private static void CheckNames(ProjectFile project, string path, IEnumerable<string> columns, string[] known, string target, List<ProjectFault> faults)
    {
        foreach (string column in columns.Where(column => column == target || !known.Contains(column)))
        {
            string? near = Spelling.Nearest(column, known);
            faults.Add(column == target
                ? project.Fault($"{path}.{column}", FaultCode.NoColumn, $"'{column}' is the target, no feature")
                : project.Fault($"{path}.{column}", FaultCode.NoColumn, $"there is no column '{column}'", near is null ? $"there are {string.Join(", ", known.Take(40))}" : $"did you mean '{near}'?"));
        }
    }
}
