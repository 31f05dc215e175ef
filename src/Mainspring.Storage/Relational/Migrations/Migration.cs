using System.Globalization;
using System.Reflection;

namespace Mainspring.Storage.Relational.Migrations;

/// <summary>A numbered script that this program carries. Once released it is never changed; a change of tables is a new number.</summary>
internal sealed record Migration(int Number, string Name, string Resource)
{
    private const string Folder = "Mainspring.Storage.Relational.Migrations.";

    /// <summary>All of them, in the order in which they apply.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Folder, StringComparison.Ordinal))
            .Select(Parse)
            .OrderBy(migration => migration.Number),
    ];

    public string Script()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd();
    }

    private static Migration Parse(string resource)
    {
        string name = Path.GetFileNameWithoutExtension(resource[Folder.Length..]);
        return new(int.Parse(name.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture), name, resource);
    }
}
