using System.Text;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Building;

/// <summary>
/// Text, as codes into the distinct values for as long as these are few. Whether it becomes a category is decided at the end, unless it is declared.
/// </summary>
/// <param name="declared">Category or Text, or null to decide by the values.</param>
/// <param name="maxLevels">When not declared: with more distinct values it is Text.</param>
internal sealed class TextBuilder(ColumnType? declared, int maxLevels) : ColumnBuilder
{
    private const int AlwaysFew = 50;

    private readonly ByteStringTable _levels = new();
    private readonly GrowingArray<int> _codes = new();
    private readonly int _mostLevels = declared switch { ColumnType.Category => int.MaxValue, ColumnType.Text => 4096, _ => maxLevels };
    private GrowingArray<string?>? _texts;
    private int _missing;

    public override int Count => _texts?.Count ?? _codes.Count;

    public override bool TryAdd(ReadOnlySpan<byte> text)
    {
        if (_texts is not null)
        {
            _texts.Add(Encoding.UTF8.GetString(text));
            return true;
        }

        _codes.Add(_levels.Number(text));
        if (_levels.Count > _mostLevels)
        {
            _texts = ToTexts(Strings());
        }

        return true;
    }

    public override void Reserve(int count) => _codes.Reserve(count);

    public override void AddMissing(int count = 1)
    {
        _missing += count;
        if (_texts is not null)
        {
            _texts.Repeat(null, count);
        }
        else
        {
            _codes.Repeat(CategoryColumn.Missing, count);
        }
    }

    public override Column Build(string name)
    {
        if (_texts is not null)
        {
            return new TextColumn(name, _texts.ToArray());
        }

        string[] levels = Strings();
        return IsCategory() ? Categories(name, levels) : new TextColumn(name, ToTexts(levels).ToArray());
    }

    private bool IsCategory()
    {
        if (declared is not null)
        {
            return declared == ColumnType.Category;
        }

        int present = _codes.Count - _missing;
        bool nearlyUnique = present >= 10 && _levels.Count > 0.9 * present;
        return _levels.Count <= Math.Max(AlwaysFew, present / 10) && !nearlyUnique;
    }

    /// <summary>The levels in ordinal order, so that the order of the rows does not show.</summary>
    private CategoryColumn Categories(string name, string[] levels)
    {
        int[] order = [.. Enumerable.Range(0, levels.Length)];
        Array.Sort(order, (a, b) => string.CompareOrdinal(levels[a], levels[b]));
        int[] rank = new int[levels.Length];
        for (int i = 0; i < order.Length; i++)
        {
            rank[order[i]] = i;
        }

        int[] codes = _codes.ToArray();
        foreach (ref int code in codes.AsSpan())
        {
            code = code < 0 ? code : rank[code];
        }

        return new(name, codes, [.. order.Select(i => levels[i])]);
    }

    private string[] Strings()
    {
        var strings = new string[_levels.Count];
        for (int i = 0; i < strings.Length; i++)
        {
            strings[i] = Encoding.UTF8.GetString(_levels[i]);
        }

        return strings;
    }

    private GrowingArray<string?> ToTexts(string[] levels)
    {
        var texts = new GrowingArray<string?>();
        foreach (int code in _codes.Items)
        {
            texts.Add(code < 0 ? null : levels[code]);
        }

        return texts;
    }
}
