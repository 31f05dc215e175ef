using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Server.Maintenance.Backups;

/// <summary>The names of a backup's members. No other is ever written or read, so that no name leads out of the place that is restored.</summary>
internal static partial class MemberName
{
    public const string Manifest = "manifest.json";
    public const string SecretKey = "secret.key";

    private const string Contents = "contents/";
    private const string Journals = "journal/";

    public static string Table(string table) => $"tables/{table}.jsonl";

    public static string Content(ContentHash hash) => Contents + hash;

    public static string Journal(string file) => Journals + file;

    public static bool IsContent(string name, [NotNullWhen(true)] out ContentHash? hash)
    {
        hash = null;
        return name.StartsWith(Contents, StringComparison.Ordinal) && ContentHash.TryParse(name[Contents.Length..], out hash);
    }

    public static bool IsJournal(string name, [NotNullWhen(true)] out string? file)
    {
        file = JournalPattern().IsMatch(name) ? name[Journals.Length..] : null;
        return file is not null;
    }

    public static bool IsTable(string name) => TablePattern().IsMatch(name);

    [GeneratedRegex(@"\Ajournal/predictions-\d{2}-\d{10}\.journal\z", RegexOptions.NonBacktracking)]
    private static partial Regex JournalPattern();

    [GeneratedRegex(@"\Atables/[a-z0-9_]+\.jsonl\z", RegexOptions.NonBacktracking)]
    private static partial Regex TablePattern();
}
