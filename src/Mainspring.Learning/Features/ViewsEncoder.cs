namespace Mainspring.Learning.Features;

/// <summary>One feature for each view of a number, or of the index of a category.</summary>
internal sealed class ViewsEncoder(NumberView[] views) : ColumnEncoder
{
    public ReadOnlySpan<NumberView> Views => views;

    public override int Width => views.Length;

    public override void Encode(double cell, Span<float> features)
    {
        for (int i = 0; i < views.Length; i++)
        {
            features[i] = Saturate(views[i].Of(cell));
        }
    }

    public override IEnumerable<string> NamesFor(InputColumn column) => views.Select(view => view == NumberView.Plain ? column.Name : $"{column.Name} {view.Name}");
}
