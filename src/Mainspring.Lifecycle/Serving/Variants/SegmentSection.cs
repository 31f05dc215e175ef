using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>A rule by which some requests go to one variant.</summary>
public sealed record SegmentSection
{
    internal static RecordShape<SegmentSection> Shape { get; } = new RecordShape<SegmentSection>(new())
        .Field("column", new TextShape(), s => s.Column, (s, v) => s with { Column = v }, "The column of the first record that decides.", required: true)
        .Field("values", new ListShape<string>(new TextShape()), s => s.Values, (s, v) => s with { Values = v }, "The values that belong to the segment.", required: true)
        .Field("variant", new NameShape(), s => s.Variant, (s, v) => s with { Variant = v }, "The variant that answers.", required: true);

    /// <summary>The column.</summary>
    public string Column { get; init; } = "";

    /// <summary>The values.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The variant.</summary>
    public string Variant { get; init; } = "";
}
