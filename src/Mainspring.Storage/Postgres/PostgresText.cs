using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Mainspring.Storage.Relational;

namespace Mainspring.Storage.Postgres;

/// <summary>Statements as PostgreSQL reads them: <c>?1</c> becomes <c>$1</c>, a list becomes an array, rows come out of arrays, and <c>REGEXP</c> becomes <c>~</c>.</summary>
internal static partial class PostgresText
{
    private const int MostKept = 4096;

    private static readonly ConcurrentDictionary<string, string> Kept = new();

    public static string Translate(string text)
    {
        if (Kept.TryGetValue(text, out string? known))
        {
            return known;
        }

        if (Kept.Count >= MostKept)
        {
            Kept.Clear();
        }

        string translated = List().Replace(text, static list => list.Groups["not"].Success ? $"<> ALL (?{list.Groups["number"]})" : $"= ANY (?{list.Groups["number"]})");
        translated = translated.Replace(Sql.RowsBegin, "SELECT * FROM unnest(", StringComparison.Ordinal).Replace(" REGEXP ", " ~ ", StringComparison.Ordinal);
        return Kept[text] = Parameter().Replace(translated, "$$${number}");
    }

    [GeneratedRegex(@"(?:(?<not>NOT)\s+)?\bIN\s+\(SELECT value FROM json_each\(\?(?<number>\d+)\)\)", RegexOptions.NonBacktracking)]
    private static partial Regex List();

    [GeneratedRegex(@"\?(?<number>\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
