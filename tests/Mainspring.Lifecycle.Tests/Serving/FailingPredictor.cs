using System.Text.Json;
using Mainspring.Learning.Scoring;

namespace Mainspring.Lifecycle.Tests.Serving;

/// <summary>Throws at every prediction.</summary>
internal sealed class FailingPredictor(int features) : IPredictor
{
    public int FeatureCount => features;

    public int OutputCount => 1;

    public void Predict(ReadOnlySpan<float> features, int rows, Span<float> outputs) => throw new IndexOutOfRangeException("node 7 is not there");

    public bool CanExplain => false;

    public void Explain(ReadOnlySpan<float> features, int rows, Span<double> contributions) => throw new InvalidOperationException("nothing is known");

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", "failing");
        writer.WriteEndObject();
    }
}
