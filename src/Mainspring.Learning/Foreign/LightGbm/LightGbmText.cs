using System.Text.Json;

namespace Mainspring.Learning.Foreign.LightGbm;

/// <summary>The parts of a model file of LightGBM.</summary>
/// <param name="Header">What holds for all trees.</param>
/// <param name="Trees">The trees, in their order.</param>
/// <param name="PandasCategories">The categories of each categorical column of pandas, in the order of their codes; empty when pandas was not used.</param>
internal sealed record LightGbmText(LightGbmBlock Header, IReadOnlyList<LightGbmBlock> Trees, IReadOnlyList<IReadOnlyList<string>> PandasCategories)
{
    private const string PandasKey = "pandas_categorical:";

    /// <exception cref="FormatException">The text is no such file, or was cut short.</exception>
    public static LightGbmText Read(string text)
    {
        var header = new LightGbmBlock();
        List<LightGbmBlock> trees = [];
        IReadOnlyList<IReadOnlyList<string>> pandas = [];
        bool isFirst = true, isWhole = false;
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.TrimEnd('\r');
            if (isFirst && line != "tree")
            {
                throw new FormatException("it is no text model of LightGBM: its first line is not 'tree'");
            }

            isFirst = false;
            if (line.StartsWith("Tree=", StringComparison.Ordinal))
            {
                trees.Add(new());
            }
            else if (line == "end of trees")
            {
                isWhole = true;
            }
            else if (line.StartsWith(PandasKey, StringComparison.Ordinal))
            {
                pandas = Categories(line[PandasKey.Length..]);
            }
            else if (!isWhole && line.Length > 0)
            {
                (trees.Count == 0 ? header : trees[^1]).Add(line);
            }
        }

        return isWhole ? new(header, trees, pandas) : throw new FormatException("it ends before its 'end of trees'; it was cut short");
    }

    private static List<IReadOnlyList<string>> Categories(string json)
    {
        using JsonDocument lists = JsonDocument.Parse(json);
        return lists.RootElement.ValueKind != JsonValueKind.Array ? [] :
            [.. lists.RootElement.EnumerateArray().Select(list => (IReadOnlyList<string>)[.. list.EnumerateArray().Select(level => level.ValueKind == JsonValueKind.String ? level.GetString()! : level.GetRawText())])];
    }
}
