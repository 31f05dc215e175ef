using System.Globalization;
using System.Text;

namespace Mainspring.Bench.Predict;

/// <summary>The telco example, over and over, under customer ids as the original has them.</summary>
internal static class TelcoRows
{
    public const string Target = "Churn";

    /// <summary>The example's file, found from the program upwards.</summary>
    public static string Source { get; } = Find("examples/telco-churn/data/telco-churn.csv");

    public static void Write(string path, int rows)
    {
        string[] lines = File.ReadAllLines(Source, Encoding.UTF8);
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        writer.WriteLine($"customerID,{lines[0]}");
        for (int row = 0; row < rows; row++)
        {
            writer.Write(row.ToString("D8", CultureInfo.InvariantCulture));
            writer.Write("-C,");
            writer.WriteLine(lines[1 + (row % (lines.Length - 1))]);
        }
    }

    private static string Find(string path)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, path)))
            {
                return Path.Combine(folder.FullName, path);
            }
        }

        throw new FileNotFoundException($"{path} lies in no folder above {AppContext.BaseDirectory}.");
    }
}
