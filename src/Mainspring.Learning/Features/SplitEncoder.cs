namespace Mainspring.Learning.Features;

/// <summary>A number as three features that add up to it to the last bit, for models of other tools that take more digits than single precision has.</summary>
internal sealed class SplitEncoder : ColumnEncoder
{
    public const int Parts = 3;

    public override int Width => Parts;

    public override void Encode(double cell, Span<float> features)
    {
        features[0] = Saturate(cell);
        double rest = Math.Abs(cell) <= float.MaxValue ? cell - features[0] : 0;
        features[1] = (float)rest;
        features[2] = (float)(rest - features[1]);
    }

    /// <summary>The number that was split.</summary>
    public static double Join(ReadOnlySpan<float> features) => (double)features[0] + features[1] + features[2];

    public override IEnumerable<string> NamesFor(InputColumn column) => [column.Name, $"{column.Name} (rest)", $"{column.Name} (last digits)"];
}
