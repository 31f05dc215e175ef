using System.Text.Json;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Serving;
using Mainspring.Web.Layout;

namespace Mainspring.Web.Predictions;

/// <summary>One prediction with all that is known of it.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Row">The prediction.</param>
/// <param name="Explanation">What it rests on; null when nobody can tell.</param>
/// <param name="Notice">What became of the form; null when it was not sent.</param>
public sealed record PredictionModel(ServedEndpoint Endpoint, PredictionRow Row, PredictionExplanation? Explanation, FormNotice? Notice)
{
    /// <summary>The columns of the record with their values, in their order.</summary>
    public IReadOnlyList<(string Column, string Value)> Input { get; } = Read(Row.Prediction.Input);

    /// <summary>The playground with this record in its form; what the log must not have is left open.</summary>
    public string WhatIf => Link.With(Link.To("playground", Endpoint.Name), [("change", "1"), .. Input.Where(cell => Endpoint.State.Mask?.Hides(cell.Column) is not true).Select(cell => ("field." + cell.Column, (string?)cell.Value))]);

    private static IReadOnlyList<(string Column, string Value)> Read(ReadOnlyMemory<byte> record)
    {
        using JsonDocument document = JsonDocument.Parse(record);
        return [.. document.RootElement.EnumerateObject().Select(member => (member.Name, member.Value.ToString()))];
    }
}
