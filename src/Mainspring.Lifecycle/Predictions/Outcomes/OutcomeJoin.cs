using Mainspring.Lifecycle.Predictions.Feedback;

namespace Mainspring.Lifecycle.Predictions.Outcomes;

/// <summary>Puts feedback to outcomes that come in the order of their ids. Shadows come after the answer that they share feedback with.</summary>
internal sealed class OutcomeJoin(FeedbackIndex feedback)
{
    private readonly Dictionary<long, PredictionFeedback> _answers = [];

    public Outcome Apply(Outcome outcome)
    {
        if (feedback.Count == 0)
        {
            return outcome;
        }

        PredictionFeedback found = outcome.ShadowOf is { } answer
            ? _answers.TryGetValue(answer, out PredictionFeedback shared) ? shared : feedback.Find(answer, null, outcome.Key)
            : feedback.Find(outcome.PredictionId, outcome.RequestId, outcome.Key);
        if (found.IsEmpty)
        {
            return outcome;
        }

        if (outcome.ShadowOf is null && outcome.RequestId is not null)
        {
            // A shadow does not know the id of the request.
            _answers[outcome.PredictionId] = found;
        }

        return outcome with { Feedback = found };
    }
}
