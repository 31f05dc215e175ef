using System.Globalization;
using System.Text.RegularExpressions;

namespace Mainspring.Data.DuckDb;

/// <summary>DuckDB refused a statement or failed in it.</summary>
public sealed partial class DuckDbException : Exception
{
    /// <param name="message">DuckDB's own words.</param>
    /// <param name="sql">The statement, or null when the fault lies elsewhere, such as in opening a file.</param>
    public DuckDbException(string message, string? sql = null)
        : base(message)
    {
        Sql = sql;
        Position = sql is null ? null : Locate(message, sql);
    }

    /// <summary>The statement.</summary>
    public string? Sql { get; }

    /// <summary>Where in <see cref="Sql"/> the fault lies, counted in characters from 0; null when DuckDB does not say.</summary>
    public int? Position { get; }

    /// <summary>DuckDB prints the line with a caret below: <c>LINE 2: selec x</c>; long lines are cut at the front with dots.</summary>
    private static int? Locate(string message, string sql)
    {
        Match match = Excerpt().Match(message);
        if (!match.Success)
        {
            return null;
        }

        int line = int.Parse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture);
        int lineStart = 0;
        for (int i = 1; i < line && lineStart >= 0; i++)
        {
            lineStart = sql.IndexOf('\n', lineStart) + 1;
        }

        string text = match.Groups["text"].Value;
        int caret = match.Groups["caret"].Length - match.Groups["head"].Length;
        bool cut = text.StartsWith("...", StringComparison.Ordinal);
        string shown = (cut ? text[3..] : text).TrimEnd('.');
        int at = sql.IndexOf(shown, lineStart, StringComparison.Ordinal);
        int position = at + caret - (cut ? 3 : 0);
        return at < 0 || caret < 0 || position > sql.Length ? null : position;
    }

    [GeneratedRegex(@"(?<head>LINE (?<line>\d+): )(?<text>.*)\n(?<caret> *)\^", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Excerpt();
}
