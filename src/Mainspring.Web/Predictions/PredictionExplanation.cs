using System.Text.Json;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Web.Predictions;

/// <summary>What a prediction rests on: what each column adds to the base value, the largest first.</summary>
/// <param name="Contributions">What each column adds.</param>
/// <param name="BaseValue">Where they start.</param>
/// <param name="IsLogged">Whether it was told with the answer; else it was worked out now, by the same version.</param>
public sealed record PredictionExplanation(IReadOnlyList<(string Column, double Value)> Contributions, double BaseValue, bool IsLogged)
{
    /// <summary>What was logged, or what the version says that answered, when it is at hand and the log has the whole record; else null.</summary>
    public static PredictionExplanation? Of(PredictionRow row, ServedEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (!row.Prediction.Contributions.IsEmpty)
        {
            return Read(row.Prediction.Contributions);
        }

        ServedModel? model = endpoint.State.Variants.Select(state => state.Deployment?.Model).FirstOrDefault(one => one?.Name == row.Request.Model && one.Version == row.Request.Version);
        return model?.Explainer is null || endpoint.State.Mask is not null ? null : WorkOut(row, model);
    }

    private static PredictionExplanation Read(ReadOnlyMemory<byte> logged)
    {
        using JsonDocument document = JsonDocument.Parse(logged);
        return new PredictionExplanation(
            Sort(document.RootElement.GetProperty("contributions").EnumerateObject().Select(member => (member.Name, member.Value.GetDouble()))),
            document.RootElement.GetProperty("base_value").GetDouble(),
            IsLogged: true);
    }

    private static PredictionExplanation? WorkOut(PredictionRow row, ServedModel model)
    {
        double[] cells = new double[model.CellCount];
        RowReport report = new();
        Utf8JsonReader reader = new(row.Prediction.Input.Span);
        reader.Read();
        model.Rows.Read(ref reader, cells, report);
        if (report.HasFaults)
        {
            return null;
        }

        double[] all = new double[model.Explainer!.Width];
        model.Explainer.Explain(cells, 1, all);
        int width = model.Explainer.Columns.Count + 1;
        ReadOnlySpan<double> own = all.AsSpan(all.Length == width ? 0 : (row.Prediction.Class ?? 0) * width, width);
        List<(string, double)> contributions = [];
        for (int column = 0; column < width - 1; column++)
        {
            contributions.Add((model.Explainer.Columns[column], own[column]));
        }

        return new PredictionExplanation(Sort(contributions), own[^1], IsLogged: false);
    }

    private static IReadOnlyList<(string Column, double Value)> Sort(IEnumerable<(string Column, double Value)> contributions) =>
        [.. contributions.OrderByDescending(one => Math.Abs(one.Value))];
}
