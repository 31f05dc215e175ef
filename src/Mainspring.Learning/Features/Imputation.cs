using System.Text;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>What stands for missing values of a column.</summary>
internal static class Imputation
{
    /// <summary>The cell that stands for a missing one; null where nothing does.</summary>
    /// <exception cref="ArgumentException">The value is none of the column's, or the method does not fit its type.</exception>
    public static double? CellOf(FeatureSource source, FeaturePlannerOptions options)
    {
        ImputationMethod method = options.Imputations.TryGetValue(source.Input.Name, out ImputationChoice? choice) ? choice.Method : ImputationMethod.None;
        bool isText = source.Input.Type is ColumnType.Category or ColumnType.Text;
        return method switch
        {
            ImputationMethod.None => null,
            ImputationMethod.Value => ValueOf(source, choice!.Value!, options),
            ImputationMethod.Mode when source.Input.Type == ColumnType.Category => source.Input.Levels.ToList().IndexOf(source.Summary.Mode!),
            _ when isText => throw new ArgumentException($"The column '{source.Input.Name}' holds texts, which have no {method.ToString().ToLowerInvariant()}; impute a value or the mode.", nameof(options)),
            ImputationMethod.Mode => source.Cells(options).Where(double.IsFinite).GroupBy(cell => cell).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => (double?)group.Key).FirstOrDefault(),
            ImputationMethod.Median => source.Summary.Median,
            _ => source.Cells(options).Where(double.IsFinite).Select(cell => (double?)cell).DefaultIfEmpty().Average(),
        };
    }

    private static double ValueOf(FeatureSource source, string value, FeaturePlannerOptions options)
    {
        CellVerdict verdict = new CellParser(source.Input with { DeclaredMin = null, DeclaredMax = null, DeclaredValues = [], DeclaredType = null }, options.NullSpellings).Parse(Encoding.UTF8.GetBytes(value), out double cell);
        return verdict == CellVerdict.Fine && !double.IsNaN(cell)
            ? cell
            : throw new ArgumentException($"What is imputed for '{source.Input.Name}', '{value}', is none of its values in training{(source.Input.Type == ColumnType.Category ? "" : $": it holds {ColumnTypeNames.Of(source.Input.Type)}s")}.", nameof(options));
    }
}
