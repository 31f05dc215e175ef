using System.Globalization;

namespace Mainspring.Learning.Features;

/// <summary>Indicators of free text by its hash, so that no text is ever unknown. A missing value raises none.</summary>
/// <param name="buckets">The number of indicators.</param>
internal sealed class HashingEncoder(int buckets) : ColumnEncoder
{
    public override int Width => buckets;

    public override void Encode(double cell, Span<float> features)
    {
        if (!double.IsNaN(cell))
        {
            features[(int)((ulong)cell % (ulong)buckets)] = 1;
        }
    }

    public override IEnumerable<string> NamesFor(InputColumn column) =>
        Enumerable.Range(0, buckets).Select(bucket => string.Create(CultureInfo.InvariantCulture, $"{column.Name}#{bucket}"));
}
