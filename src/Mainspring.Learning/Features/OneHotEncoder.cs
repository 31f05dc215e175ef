namespace Mainspring.Learning.Features;

/// <summary>
/// Indicators of categories. Levels may share the indicator of the rare ones, which unseen categories raise too; a level of slot
/// <see cref="None"/> raises nothing. So does an unseen category where there is no indicator of the rare.
/// </summary>
/// <param name="slots">The indicator of each level, or <see cref="None"/>.</param>
/// <param name="other">The indicator of rare and unseen categories, or <see cref="None"/>.</param>
/// <param name="missing">The indicator of missing values, or <see cref="None"/>.</param>
internal sealed class OneHotEncoder(int[] slots, int other, int missing) : ColumnEncoder
{
    public const int None = -1;

    public ReadOnlySpan<int> Slots => slots;

    public int Other { get; } = other;

    public int Missing { get; } = missing;

    public override int Width { get; } = Math.Max(slots.Length == 0 ? None : slots.Max(), Math.Max(other, missing)) + 1;

    public override void Encode(double cell, Span<float> features)
    {
        int slot = double.IsNaN(cell) ? Missing : cell >= 0 ? slots[(int)cell] : Other;
        if (slot >= 0)
        {
            features[slot] = 1;
        }
    }

    public override IEnumerable<string> NamesFor(InputColumn column)
    {
        string[] names = new string[Width];
        for (int level = 0; level < slots.Length; level++)
        {
            if (slots[level] >= 0)
            {
                names[slots[level]] = $"{column.Name}={column.Levels[level]}";
            }
        }

        if (Other >= 0)
        {
            names[Other] = $"{column.Name}=(other)";
        }

        if (Missing >= 0)
        {
            names[Missing] = $"{column.Name}=(missing)";
        }

        return names;
    }
}
