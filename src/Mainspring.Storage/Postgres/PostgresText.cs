using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Mainspring.Storage.Postgres;

/// <summary>Statements as PostgreSQL reads them: <c>?1</c> becomes <c>$1</c>, a list becomes an array, and <c>REGEXP</c> becomes <c>~</c>.</summary>
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

        return Kept[text] = Parameter().Replace(List().Replace(text, static list => list.Groups["not"].Success ? $"<> ALL (?{list.Groups["number"]})" : $"= ANY (?{list.Groups["number"]})"), "$$${number}").Replace(" REGEXP ", " ~ ", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?:(?<not>NOT)\s+)?\bIN\s+\(SELECT value FROM json_each\(\?(?<number>\d+)\)\)", RegexOptions.NonBacktracking)]
    private static partial Regex List();

    [GeneratedRegex(@"\?(?<number>\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
