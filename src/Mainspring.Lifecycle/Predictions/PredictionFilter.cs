using System.Text;
using Mainspring.Lifecycle.Predictions.Feedback;
using Mainspring.Lifecycle.Predictions.Outcomes;

namespace Mainspring.Lifecycle.Predictions;

/// <summary>The conditions of a query, for records of the journal and for rows of sealed segments.</summary>
internal sealed class PredictionFilter(PredictionQuery query, FeedbackIndex? feedback)
{
    private readonly byte[]? _endpoint = query.Endpoint is { } name ? Encoding.UTF8.GetBytes(name) : null;

    /// <summary>Predictions have larger ids than this.</summary>
    public long Floor { get; } = Math.Max(
        query.Since is { } since ? PredictionIdSource.FirstAt(since) - 1 : 0,
        query.PredictionId is { } only ? only - 1 : 0);

    /// <summary>Predictions have smaller ids than this.</summary>
    public long Before { get; } = Math.Min(query.After?.Before ?? long.MaxValue, query.PredictionId is { } id ? id + 1 : long.MaxValue);

    /// <summary>Whether feedback decides.</summary>
    public bool NeedsFeedback => query.Label != LabelState.Any;

    /// <summary>Whether an endpoint is the one that is asked for.</summary>
    public bool IsEndpoint(ReadOnlySpan<byte> name) => _endpoint is null || name.SequenceEqual(_endpoint);

    /// <summary>Whether a request is wanted.</summary>
    public bool Takes(LoggedRequest request) =>
        (query.WithShadows || request.ShadowOf is null)
        && (query.Variant is null || request.Variant == query.Variant)
        && (query.Version is null || request.Version == query.Version)
        && (query.RequestId is null || request.RequestId == query.RequestId)
        && (query.Key is null || request.Key == query.Key)
        && !(request.At < query.Since) && !(request.At >= query.Until);

    /// <summary>Whether a prediction of a wanted request is wanted.</summary>
    public bool Takes(LoggedRequest request, LoggedPrediction prediction)
    {
        double score = prediction.Probability ?? prediction.Value ?? double.NaN;
        return prediction.PredictionId > Floor && prediction.PredictionId < Before
            && !(score < query.MinScore) && !(score > query.MaxScore)
            && (query.Prediction is null || (prediction.Class is { } predicted && LabelText.Plain(request.Classes[predicted]) == query.Prediction))
            && TakesLabel(prediction.PredictionId, request.RequestId, request.Key, prediction.Class, request.Classes);
    }

    /// <summary>Whether what is said of a prediction is as wanted.</summary>
    public bool TakesLabel(long id, string? requestId, string? key, int? predicted, IReadOnlyList<string> classes)
    {
        if (query.Label == LabelState.Any)
        {
            return true;
        }

        PredictionFeedback said = feedback!.Find(id, requestId, key);
        bool? isRight = said.Correct ?? (predicted is not null && said.Label is { } label && LabelText.ClassOf(label, classes) is { } truth ? predicted == truth : null);
        return query.Label switch
        {
            LabelState.Labelled => said.Label is not null,
            LabelState.Unlabelled => said.Label is null,
            LabelState.Rated => said.Rating is not null,
            LabelState.Right => isRight == true,
            LabelState.Wrong => isRight == false,
            _ => true,
        };
    }

    /// <summary>The conditions of a sealed row in DuckDB's SQL, but for feedback, with their parameters.</summary>
    public (string Text, List<object?> Values) ToSql(long before, long after)
    {
        List<string> all = ["prediction_id < ?", "prediction_id > ?"];
        List<object?> values = [before, after];
        void Where(string condition, object? value)
        {
            if (value is not null)
            {
                all.Add(condition);
                values.Add(value);
            }
        }

        Where("variant = ?", query.Variant);
        Where("version = ?", query.Version);
        Where("\"at\" >= ?", query.Since);
        Where("\"at\" < ?", query.Until);
        Where("coalesce(probability, value) >= ?", query.MinScore);
        Where("coalesce(probability, value) <= ?", query.MaxScore);
        Where("prediction = ?", query.Prediction);
        Where("request_id = ?", query.RequestId);
        Where("key = ?", query.Key);
        if (!query.WithShadows)
        {
            all.Add("shadow_of IS NULL");
        }

        return (string.Join(" AND ", all), values);
    }
}
