using Mainspring.Lifecycle.Predictions.Feedback;

namespace Mainspring.Lifecycle.Tests.Predictions.Feedback;

public sealed class FeedbackIndexTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;

    private readonly FeedbackIndex _index = new();

    [Fact]
    public void Nothing_is_said_of_a_prediction_that_nobody_named()
    {
        Add(1, FeedbackTarget.Prediction(64), label: "1");

        _index.Find(32, "r", "k").IsEmpty.ShouldBeTrue();
        _index.Find(32, null, null).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_prediction_is_known_by_its_id_its_request_and_its_key()
    {
        Add(1, FeedbackTarget.Prediction(32), label: "1");
        Add(2, FeedbackTarget.Request("r"), rating: 4);
        Add(3, FeedbackTarget.Key("k"), correct: true);

        _index.Find(32, "r", "k").ShouldBe(new PredictionFeedback("1", 4, true, At.AddSeconds(3)));
        _index.Find(64, "r", null).ShouldBe(new PredictionFeedback(null, 4, null, At.AddSeconds(2)));
        _index.LastChange.ShouldBe(3);
    }

    [Fact]
    public void Of_each_value_the_one_that_came_last_counts_whoever_it_named()
    {
        Add(1, FeedbackTarget.Prediction(32), label: "1", rating: 1);
        Add(2, FeedbackTarget.Key("k"), label: "0");
        Add(3, FeedbackTarget.Request("r"), rating: 5);
        Add(4, FeedbackTarget.Key("k2"), label: "0");
        Add(5, FeedbackTarget.Prediction(64), label: "1");

        _index.Find(32, "r", "k").ShouldBe(new PredictionFeedback("0", 5, null, At.AddSeconds(3)));
        _index.Find(64, null, "k2").Label.ShouldBe("1");
    }

    [Fact]
    public void What_is_said_of_an_endpoint_and_of_all_endpoints_is_put_together()
    {
        Add(1, FeedbackTarget.Key("k"), label: "1", rating: 3);
        Add(2, FeedbackTarget.Key("k"), label: "0", endpoint: "churn");

        _index.Find(32, null, "k").ShouldBe(new PredictionFeedback("0", 3, null, At.AddSeconds(2)));
    }

    private void Add(long change, FeedbackTarget target, string? label = null, int? rating = null, bool? correct = null, string endpoint = "") => _index.Add(new StoredFeedback(
        new FeedbackItem { Target = target, Endpoint = endpoint, Label = label, Rating = rating, Correct = correct },
        label is null ? 0 : change,
        rating is null ? 0 : change,
        correct is null ? 0 : change,
        At.AddSeconds(change)));
}
