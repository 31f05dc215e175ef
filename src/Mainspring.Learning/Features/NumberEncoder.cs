namespace Mainspring.Learning.Features;

/// <summary>One feature: the number itself (missing is NaN), or standardised.</summary>
internal sealed class NumberEncoder(Standardizer? standardizer) : ColumnEncoder
{
    public Standardizer? Standardizer { get; } = standardizer;

    public override int Width => 1;

    public override void Encode(double cell, Span<float> features) =>
        features[0] = Standardizer is { } standardizer ? standardizer.Apply(cell) : Saturate(cell);

    public override IEnumerable<string> NamesFor(InputColumn column) => [column.Name];
}
