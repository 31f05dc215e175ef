using System.Globalization;
using System.Text.Json;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Predictions.Feedback;
using Mainspring.Lifecycle.Serving;
using Mainspring.Web.Identity;
using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Web.Predictions;

/// <summary>The explorer of the prediction log, one prediction, and the form that says what was true.</summary>
internal static class PredictionPages
{
    public static void MapPredictionPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/endpoints/{endpoint}/predictions", ListAsync).Needs(Role.Viewer);
        pages.MapGet("/endpoints/{endpoint}/predictions/{prediction:long}", ShowAsync).Needs(Role.Viewer);
        pages.MapPost("/endpoints/{endpoint}/predictions/{prediction:long}/feedback", TellAsync).Needs(Role.Editor);
    }

    private static async Task<IResult> ListAsync(string endpoint, HttpContext context, EndpointTable table, PredictionLog log, CancellationToken cancellation)
    {
        if (!table.TryFind(endpoint, out ServedEndpoint? found))
        {
            return Missing(endpoint);
        }

        PredictionsView view = PredictionsView.Of(endpoint, context.Request.Query);
        (PredictionQuery query, IReadOnlyList<string> faults) = view.ToQuery();
        query = query with { TailWillDo = true, Key = query.Key is { } key ? found.State.LoggedKey(key) ?? key : null };
        return Answer.Page<PredictionsPage, PredictionsModel>(new PredictionsModel(found, view, await log.ReadAsync(query, cancellation), faults));
    }

    private static async Task<IResult> ShowAsync(string endpoint, long prediction, string? notice, EndpointTable table, PredictionLog log, CancellationToken cancellation)
    {
        if (!table.TryFind(endpoint, out ServedEndpoint? found))
        {
            return Missing(endpoint);
        }

        PredictionPage page = await log.ReadAsync(new PredictionQuery { Endpoint = endpoint, PredictionId = prediction, WithShadows = true, TailWillDo = true, Limit = 1 }, cancellation);
        return page.Rows is [PredictionRow row]
            ? Answer.Page<SinglePredictionPage, PredictionModel>(new PredictionModel(found, row, PredictionExplanation.Of(row, found), FormNotice.Parse(notice)))
            : Answer.NotFound($"The log of '{endpoint}' has no prediction {prediction}.", Link.To("endpoints", endpoint, "predictions"));
    }

    private static async Task<IResult> TellAsync(string endpoint, long prediction, IFormCollection form, IFeedbackStore feedback, TimeProvider time, CancellationToken cancellation)
    {
        string back = Link.To("endpoints", endpoint, "predictions", prediction.ToString(CultureInfo.InvariantCulture));
        string text = form["label"].ToString().Trim();
        int? rating = int.TryParse(form["rating"], NumberStyles.None, CultureInfo.InvariantCulture, out int stars) ? stars : null;
        FeedbackItem item = new() { Target = FeedbackTarget.Prediction(prediction), Endpoint = endpoint, Label = LiteralOf(text), Rating = rating };
        if (text.Length > 0 && item.Label is null)
        {
            return Answer.SeeOther(Link.With(back, ("notice", new FormNotice(false, $"'{text}' is no value; nothing was kept.").ToString())));
        }

        if (rating is < FeedbackItem.LowestRating or > FeedbackItem.HighestRating || item is { Label: null, Rating: null })
        {
            return Answer.SeeOther(Link.With(back, ("notice", new FormNotice(false, "Give a true value or a rating from 1 to 5.").ToString())));
        }

        await feedback.AddAsync([item], time.GetUtcNow(), cancellation);
        return Answer.SeeOther(Link.With(back, ("notice", new FormNotice(true, "Thank you; it is kept with the prediction.").ToString())));
    }

    /// <summary>The form sends JSON literals of classes, and numbers; another text is none.</summary>
    private static string? LiteralOf(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? document.RootElement.GetRawText() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Missing(string endpoint) => Answer.NotFound($"There is no endpoint '{endpoint}'.", "/endpoints");
}
