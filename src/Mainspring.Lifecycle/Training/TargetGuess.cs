using Mainspring.Data.Tables;
using Mainspring.Learning;

namespace Mainspring.Lifecycle.Training;

/// <summary>What the values of a target column say of the task.</summary>
internal sealed class TargetGuess
{
    /// <summary>Whole numbers with at most so many different values are classes.</summary>
    private const int MostNumberedClasses = 10;

    private static readonly string[] Affirmative = ["yes", "true", "1", "y", "positive"];

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly ColumnType _type;

    public TargetGuess(Column column)
    {
        _type = column.Type;
        for (int row = 0; row < column.Length; row++)
        {
            if (column.Format(row) is { } value)
            {
                _counts[value] = _counts.GetValueOrDefault(value) + 1;
                Rows++;
            }
        }
    }

    /// <summary>Rows with a value.</summary>
    public int Rows { get; }

    /// <summary>Different values.</summary>
    public int Distinct => _counts.Count;

    /// <summary>The values, the most frequent first.</summary>
    public IEnumerable<string> Values => _counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key);

    /// <summary>Whether a regression can learn it.</summary>
    public bool IsNumeric => _type is ColumnType.Integer or ColumnType.Real;

    /// <summary>Why no model can learn the column, or null.</summary>
    public string? Unusable => (Rows, Distinct, _type) switch
    {
        (0, _, _) => "has no value",
        (_, 1, _) => $"holds only the value '{_counts.Keys.First()}'",
        (_, _, ColumnType.Timestamp) => "holds points in time, which is neither a class nor a number",
        (_, > MostNumberedClasses, ColumnType.Text or ColumnType.Category) when Distinct * 2 > Rows => $"holds {Distinct:N0} different texts in {Rows:N0} rows, which is too many for classes",
        _ => null,
    };

    /// <summary>The task, and why.</summary>
    public (TaskKind Task, string Reason) Task() => (Distinct, _type) switch
    {
        (2, _) => (TaskKind.BinaryClassification, $"two distinct values: {string.Join(", ", Values)}"),
        (_, ColumnType.Real) => (TaskKind.Regression, "numbers with fractions"),
        ( > MostNumberedClasses, ColumnType.Integer) => (TaskKind.Regression, $"{Distinct:N0} distinct whole numbers"),
        (_, ColumnType.Integer) => (TaskKind.MulticlassClassification, $"only {Distinct} distinct whole numbers; write target.task: regression if they are amounts"),
        _ => (TaskKind.MulticlassClassification, $"{Distinct:N0} distinct values"),
    };

    /// <summary>The class whose probability is of interest, and why.</summary>
    public (string Value, string Reason) Positive()
    {
        string[] yes = [.. _counts.Keys.Where(value => Affirmative.Contains(value.ToLowerInvariant()))];
        if (yes.Length == 1)
        {
            return (yes[0], "the affirmative one of the two values");
        }

        string rarer = Values.Last();
        return (rarer, $"the rarer of the two values, {(double)_counts[rarer] / Rows:P1} of the rows");
    }

    /// <summary>Whether the value occurs.</summary>
    public bool Has(string value) => _counts.ContainsKey(value);
}
