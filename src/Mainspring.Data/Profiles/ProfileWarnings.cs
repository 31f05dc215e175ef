using System.Globalization;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Profiles;

/// <summary>The rules by which a profile warns.</summary>
internal static class ProfileWarnings
{
    private const double ManyMissing = 0.3;
    private const double NearlyUnique = 0.95;
    private const double NearlyConstant = 0.95;
    private const int FewRows = 20;
    private const int ManyLevels = 100;
    private const double StrongCorrelation = 0.98;

    public static IReadOnlyList<ProfileWarning> Of(Table table, ColumnProfile[] columns, IReadOnlyList<Correlation> correlations, IReadOnlyDictionary<string, long> blanks, long duplicates)
    {
        var warnings = new List<ProfileWarning>();
        for (int i = 0; i < columns.Length && table.RowCount > 0; i++)
        {
            AddColumn(warnings, table.Columns[i], columns[i], blanks.GetValueOrDefault(columns[i].Name));
        }

        foreach (Correlation pair in correlations.Where(c => Math.Abs(c.R) >= StrongCorrelation && c.Method != Correlation.CorrelationRatio))
        {
            string measure = pair.Method == Correlation.Pearson ? "r" : "Cramér's V";
            warnings.Add(new(pair.B, "strong_correlation", $"{pair.B} goes with {pair.A} ({measure} = {pair.R.ToString("0.000", CultureInfo.InvariantCulture)}); one of them adds little."));
        }

        if (duplicates > 0)
        {
            warnings.Add(new(null, "duplicate_rows", $"{duplicates:N0} rows repeat an earlier row; copies on both sides of a split flatter the scores."));
        }

        return warnings;
    }

    private static void AddColumn(List<ProfileWarning> warnings, Column column, ColumnProfile profile, long blanks)
    {
        long present = column.Length - profile.Missing;
        if (present == 0)
        {
            warnings.Add(new(profile.Name, "all_missing", $"{profile.Name} has no value; leave the column out."));
            return;
        }

        if (profile.Missing > ManyMissing * column.Length)
        {
            warnings.Add(new(profile.Name, "many_missing", $"{profile.Name} is missing in {((double)profile.Missing / column.Length).ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal)} of the rows."));
        }

        if (blanks > 0)
        {
            warnings.Add(new(profile.Name, "blank_as_missing", $"{profile.Name} holds blanks in {blanks:N0} rows; they are read as missing."));
        }

        AddVariety(warnings, column, profile, present);
    }

    private static void AddVariety(List<ProfileWarning> warnings, Column column, ColumnProfile profile, long present)
    {
        if (profile.Distinct == 1 && column.Length > 1)
        {
            warnings.Add(new(profile.Name, "constant", $"{profile.Name} has the same value in every row that has one."));
        }
        else if (present >= FewRows && profile.Distinct >= NearlyUnique * present && CouldBeKey(column, profile))
        {
            warnings.Add(new(profile.Name, "id_like", $"{profile.Name} is different in nearly every row: an identifier tells nothing about new rows; declare it as data.id or leave it out."));
        }
        else if (column.Length > FewRows && profile.Top is [{ } most, ..] && most.Count >= NearlyConstant * column.Length)
        {
            warnings.Add(new(profile.Name, "near_constant", $"{profile.Name} is {most.Value} in {(100.0 * most.Count / column.Length).ToString("0.##", CultureInfo.InvariantCulture)}% of the rows; it can tell of few."));
        }
        else if (column is CategoryColumn && profile.Distinct > ManyLevels)
        {
            warnings.Add(new(profile.Name, "high_cardinality", $"{profile.Name} has {profile.Distinct:N0} different values; rare ones are best taken together."));
        }

        if (column is CategoryColumn category && category.Levels.Count(HasEdges) is > 0 and int edged)
        {
            warnings.Add(new(profile.Name, "surrounding_blanks", $"{profile.Name} has {edged:N0} values with blanks at their ends; '{category.Levels.First(HasEdges)}' is not '{category.Levels.First(HasEdges).Trim()}'."));
        }
    }

    /// <summary>Whole numbers are keys when they lie close together; scattered ones may be measured.</summary>
    private static bool CouldBeKey(Column column, ColumnProfile profile) =>
        column is TextColumn or CategoryColumn || (column is IntegerColumn && profile.Max - profile.Min < profile.Distinct / NearlyUnique);

    private static bool HasEdges(string text) => text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]));
}
