namespace Mainspring.Learning.Features;

/// <summary>No feature: the column only feeds derived ones.</summary>
internal sealed class NoEncoder : ColumnEncoder
{
    public override int Width => 0;

    public override void Encode(double cell, Span<float> features)
    {
    }

    public override IEnumerable<string> NamesFor(InputColumn column) => [];
}
