using System.Globalization;
using Mainspring.Client.Datasets;

namespace Mainspring.Cli.Data;

/// <summary>Versions of data sets on a terminal.</summary>
internal static class DatasetText
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    public static void Print(IEnumerable<DatasetVersionInfo> versions, Terminal terminal) => terminal.Table(
        ["data set", "rows", "columns", "size", "sha256", "added"],
        versions.Select(v => (IReadOnlyList<string>)
        [
            $"{v.Name}@{v.Version}",
            v.Rows.ToString("N0", CultureInfo.InvariantCulture),
            v.Columns.ToString("N0", CultureInfo.InvariantCulture),
            Size(v.Bytes),
            v.Sha256[..12],
            v.CreatedAt.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture),
        ]),
        1, 2, 3);

    private static string Size(long bytes)
    {
        double size = bytes;
        int unit = 0;
        for (; size >= 1000 && unit < Units.Length - 1; unit++)
        {
            size /= 1000;
        }

        return size.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
