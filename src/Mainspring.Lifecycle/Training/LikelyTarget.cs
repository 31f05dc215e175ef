using Mainspring.Data.Tables;

namespace Mainspring.Lifecycle.Training;

/// <summary>Guesses which column of a table is to be predicted.</summary>
public static class LikelyTarget
{
    private static readonly string[] Names = ["target", "label", "class", "outcome", "churn", "churned", "y", "species", "price", "fraud", "default"];

    /// <summary>A column named like a target, else the last column when it can be learned, else null.</summary>
    public static string? Of(Table table) =>
        table.Columns.FirstOrDefault(column => Names.Contains(column.Name.ToLowerInvariant()) && CanBeLearned(column))?.Name
        ?? (table.Columns.Count > 1 && CanBeLearned(table.Columns[^1]) ? table.Columns[^1].Name : null);

    private static bool CanBeLearned(Column column) => new TargetGuess(column).Unusable is null;
}
