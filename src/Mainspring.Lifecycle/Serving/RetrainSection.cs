using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Serving;

/// <summary>When the model is trained again by itself.</summary>
public sealed record RetrainSection
{
    internal static RecordShape<RetrainSection> Shape { get; } = new RecordShape<RetrainSection>(new())
        .Value("samples", new IntegerShape(1), s => s.Samples, (s, v) => s with { Samples = v }, "After how many posted samples that no training had. Default: never.")
        .Short("samples");

    /// <summary>After how many posted samples that no training had; null for never.</summary>
    public int? Samples { get; init; }
}
