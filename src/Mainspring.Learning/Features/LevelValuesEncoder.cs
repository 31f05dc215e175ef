namespace Mainspring.Learning.Features;

/// <summary>Numbers for each category, fixed in training.</summary>
/// <param name="method"><see cref="EncodingMethod.Ordinal"/> or <see cref="EncodingMethod.TargetMean"/>.</param>
/// <param name="width">How many numbers a category has.</param>
/// <param name="values">Level after level.</param>
/// <param name="unseen">The numbers of a category that training never saw.</param>
/// <param name="missing">The numbers of a missing value.</param>
internal sealed class LevelValuesEncoder(EncodingMethod method, int width, float[] values, float[] unseen, float[] missing) : ColumnEncoder
{
    public EncodingMethod Method => method;

    public ReadOnlySpan<float> Values => values;

    public ReadOnlySpan<float> Unseen => unseen;

    public ReadOnlySpan<float> Missing => missing;

    public override int Width => width;

    public override void Encode(double cell, Span<float> features) =>
        (double.IsNaN(cell) ? missing : cell >= 0 ? values.AsSpan((int)cell * width, width) : unseen).CopyTo(features);

    public override IEnumerable<string> NamesFor(InputColumn column)
    {
        string name = $"{column.Name}.{(method == EncodingMethod.Ordinal ? "order" : "mean")}";
        return width == 1 ? [name] : Enumerable.Range(0, width).Select(output => $"{name}{output}");
    }
}
