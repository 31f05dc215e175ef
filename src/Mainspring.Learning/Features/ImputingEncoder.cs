namespace Mainspring.Learning.Features;

/// <summary>Encodes a missing value as another cell.</summary>
/// <param name="inner">Encodes it.</param>
/// <param name="value">What stands for a missing value.</param>
internal sealed class ImputingEncoder(ColumnEncoder inner, double value) : ColumnEncoder
{
    public ColumnEncoder Inner => inner;

    public double Value => value;

    public override int Width => inner.Width;

    public override void Encode(double cell, Span<float> features) => inner.Encode(double.IsNaN(cell) ? value : cell, features);

    public override IEnumerable<string> NamesFor(InputColumn column) => inner.NamesFor(column);
}
