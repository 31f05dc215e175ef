using Mainspring.Lifecycle.Predictions;
using Mainspring.Web.Text;

namespace Mainspring.Web.Endpoints;

/// <summary>A logged prediction as text.</summary>
internal static class PredictionText
{
    /// <summary>The class without its quotes, or the number.</summary>
    public static string Of(PredictionRow row) => row.Prediction.Class is { } index
        ? row.Request.Classes[index].Trim('"')
        : Say.Number(row.Prediction.Value);
}
