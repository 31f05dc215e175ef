namespace Mainspring.Lifecycle.Datasets.Leaks;

/// <summary>The words of a column's name in lower case: <c>CustomerID</c>, <c>customer_id</c> and <c>Customer Id</c> are the same two.</summary>
internal static class NameWords
{
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool ends = i == name.Length || !char.IsLetterOrDigit(name[i]) || (i > start && StartsWord(name, i));
            if (ends && i > start)
            {
                words.Add(name[start..i].ToLowerInvariant());
            }

            start = ends ? (i < name.Length && char.IsLetterOrDigit(name[i]) ? i : i + 1) : start;
        }

        return words;
    }

    private static bool StartsWord(string name, int i) =>
        char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
}
