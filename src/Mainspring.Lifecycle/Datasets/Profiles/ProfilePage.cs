using System.Globalization;
using Mainspring.Charts.Bars;
using Mainspring.Charts.Matrices;
using Mainspring.Data.Profiles;
using Mainspring.Data.Profiles.Associations;
using Mainspring.Data.Profiles.Targets;

namespace Mainspring.Lifecycle.Datasets.Profiles;

/// <summary>A profile as one HTML file that needs nothing else, of less than 300 KB however many columns there are.</summary>
public static class ProfilePage
{
    private const int MostPairs = 20;
    private const int MostRelations = 24;

    private const int MostColumns = 200;

    /// <summary>Beyond these lengths, in characters, a part of the page draws no more, so that all of it stays below 300 KB.</summary>
    private const int RoomForSpreads = 130_000;
    private const int RoomForRelations = 190_000;
    private const int RoomForMatrix = 265_000;
    private const int CharactersOfCell = 250;
    private const int FewestInMatrix = 8;

    /// <summary>The page as UTF-8.</summary>
    /// <param name="profile">What to show.</param>
    /// <param name="title">What was profiled, such as the name of a file.</param>
    public static byte[] Write(Profile profile, string title)
    {
        var page = new ReportPage(title, "profile", Subtitle(profile));
        page.Warnings("Worth a look", profile.Warnings.Select(warning => warning.Message));
        Columns(page, profile);
        if (profile.Target is { } target)
        {
            Relations(page, target);
        }

        Associations(page, profile);
        return page.ToUtf8();
    }

    private static string Subtitle(Profile profile)
    {
        string repeated = profile.DuplicateRows == 0 ? "no row repeats another" : $"{ReportPage.Written(profile.DuplicateRows)} rows repeat an earlier one";
        string text = $"{ReportPage.Written(profile.Rows)} rows, {profile.Columns.Count:N0} columns; {repeated}";
        return profile.Period is not { } period ? text
            : $"{text}; {period.Column} from {Day(period.From) ?? "the beginning"} to before {Day(period.To) ?? "the end"}, {ReportPage.Written(period.RowsOutside)} rows outside";
    }

    private static string? Day(DateTimeOffset? moment) => moment?.ToString(moment.Value.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static void Columns(ReportPage page, Profile profile)
    {
        page.Heading("Columns");
        page.BeginTable("Types, missing values and spread", "Column", "Type", "#Missing", "#Distinct", "#Mean", "#Std", "#Min", "#Median", "#Max", "#Outliers", "Spread");
        foreach (ColumnProfile column in profile.Columns.Take(MostColumns))
        {
            page.BeginRow(column.Name);
            page.Cell(column.Type);
            page.Number(column.Missing == 0 ? "0" : $"{ReportPage.Written(column.Missing)} ({ReportPage.Percent(column.Missing, profile.Rows)})");
            page.Number((column.DistinctError is null ? "" : "≈ ") + ReportPage.Written(column.Distinct));
            page.Number(ReportPage.Written(column.Mean));
            page.Number(ReportPage.Written(column.Std));
            page.Number(column.Earliest?[..10] ?? ReportPage.Written(column.Min));
            page.Number(ReportPage.Written(column.Quantiles?.P50));
            page.Number(column.Latest?[..10] ?? ReportPage.Written(column.Max));
            page.Number(column.Outliers is { } outliers ? ReportPage.Written(outliers) : "");
            page.Picture(Spread(column, profile.Rows - column.Missing, page.Length < RoomForSpreads));
            page.EndRow();
        }

        page.EndTable();
        page.Note("Outliers lie more than 1.5 interquartile ranges beyond the quartiles." + (profile.Columns.Count > MostColumns ? $" The first {MostColumns} of {profile.Columns.Count:N0} columns are shown; the JSON report has all." : ""));
    }

    private static string Spread(ColumnProfile column, long present, bool drawn)
    {
        if (column.Histogram is { } histogram)
        {
            return drawn ? new HistogramChart { Title = $"How {column.Name} is spread", Edges = histogram.Edges, Counts = [.. histogram.Counts.Select(c => (double)c)], Compact = true, Width = 200, Height = 40 }.ToSvg() : "";
        }

        return string.Join("<br>", column.Top.Take(5).Select(v => $"{ReportPage.Text(Cut(v.Value))} <span class=\"soft\">{ReportPage.Percent(v.Count, present)}</span>"));
    }

    private static void Relations(ReportPage page, TargetProfile target)
    {
        page.Heading($"How columns go with {target.Column}");
        page.Note(target.Kind switch
        {
            "binary" => $"Each bar is the share of {target.Positive} where the column has such a value.",
            "number" => $"Each bar is the mean of {target.Column} where the column has such a value.",
            _ => "The strength of the relation of each column.",
        });
        page.Raw("<div class=\"grid\">");
        foreach (TargetRelation relation in target.Relations.Take(MostRelations))
        {
            page.Raw($"<section class=\"card\"><h3>{ReportPage.Text(relation.Column)}</h3><p class=\"soft\">{Method(relation.Method)} {relation.Strength.ToString("0.000", CultureInfo.InvariantCulture)}</p>");
            if (relation.Groups.Count > 0 && page.Length < RoomForRelations)
            {
                page.Raw(new BarChart { Title = $"{target.Column} by {relation.Column}", Width = 320, Bars = [.. relation.Groups.Select(group => new Bar(group.Label, group.Mean))] }.ToSvg());
            }

            page.Raw("</section>");
        }

        page.Raw("</div>");
        if (target.Relations.Count > MostRelations)
        {
            page.Note($"The {MostRelations} strongest of {target.Relations.Count:N0} are shown.");
        }
    }

    private static void Associations(ReportPage page, Profile profile)
    {
        if (profile.Associations is not { } matrix)
        {
            return;
        }

        page.Heading("How columns go together");
        page.Note("Two numeric columns: Pearson below the diagonal, Spearman above it. Two categories: Cramér's V. A category and numbers: the correlation ratio η.");
        int shown = Math.Min(matrix.Columns.Count, Math.Max(FewestInMatrix, (int)Math.Sqrt(Math.Max(0, RoomForMatrix - page.Length) / CharactersOfCell)));
        page.Raw($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"How columns go together\">{Heatmap(profile, matrix, shown).ToSvg()}</div>");
        if (shown < matrix.Columns.Count)
        {
            page.Note($"The {shown} columns with the strongest relations are drawn; the JSON report has all.");
        }

        page.BeginTable("The strongest pairs", "Column", "Column", "Measure", "#Value", "#Spearman");
        foreach (Correlation pair in profile.Correlations.Take(MostPairs))
        {
            page.BeginRow(pair.A);
            page.Cell(pair.B);
            page.Cell(Method(pair.Method));
            page.Number(pair.R.ToString("0.000", CultureInfo.InvariantCulture));
            page.Number(pair.Spearman?.ToString("0.000", CultureInfo.InvariantCulture) ?? "");
            page.EndRow();
        }

        page.EndTable();
    }

    /// <summary>The columns with the strongest relations, in the order of the table.</summary>
    private static HeatmapChart Heatmap(Profile profile, AssociationMatrix matrix, int most)
    {
        string[] strongest = [.. profile.Correlations.SelectMany(pair => new[] { pair.A, pair.B }).Concat(matrix.Columns).Where(matrix.Columns.Contains).Distinct().Take(most)];
        int[] chosen = [.. Enumerable.Range(0, matrix.Columns.Count).Where(i => strongest.Contains(matrix.Columns[i]))];
        return new()
        {
            Title = "How columns go together",
            Width = 920,
            Names = [.. chosen.Select(i => matrix.Columns[i])],
            Values = [.. chosen.Select(i => (IReadOnlyList<double?>)[.. chosen.Select(j => matrix.Values[i][j])])],
        };
    }

    private static string Method(string method) => method switch
    {
        Correlation.Pearson => "Pearson",
        Correlation.CramersV => "Cramér's V",
        _ => "correlation ratio η",
    };

    private static string Cut(string text) => text.Length <= 22 ? text : text[..21] + "…";
}
