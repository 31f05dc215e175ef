using System.Text;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Predictions.Feedback;
using Mainspring.Lifecycle.Predictions.Outcomes;
using Mainspring.Lifecycle.Tests.Predictions.Feedback;

namespace Mainspring.Lifecycle.Tests.Predictions.Outcomes;

public sealed class OutcomeReaderTests : IDisposable
{
    private static readonly DateTimeOffset Arrived = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly JournalFolder _folder = new();
    private readonly PredictionJournal _journal;
    private readonly MemoryFeedbackStore _feedback = new();

    public OutcomeReaderTests() => _journal = _folder.Open(_folder.Options with { SegmentBytes = 4096 });

    public void Dispose()
    {
        _journal.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_prediction_of_the_endpoint_is_read_once_and_the_oldest_comes_first()
    {
        for (int number = 0; number < 300; number++)
        {
            JournalFolder.TryAppend(_journal, number, out _, source: number % 3 == 0 ? JournalFolder.Prices : JournalFolder.Churn, records: 2).ShouldBeTrue();
        }

        List<Outcome> outcomes = await ReadAsync(new() { Endpoint = "churn" });

        outcomes.Count.ShouldBe(400);
        outcomes.Select(outcome => outcome.PredictionId).ShouldBeInOrder();
        outcomes.ShouldAllBe(outcome => outcome.Source.Variant == "champion" && outcome.Source.Model == "telco" && outcome.Source.Version == 3);
        (outcomes[0].Class, outcomes[0].Probability, outcomes[0].Value, outcomes[0].Latency).ShouldBe((1, 0.75, null, TimeSpan.FromMilliseconds(1.5)));
        (await ReadAsync(new() { Endpoint = "prices" })).Select(outcome => outcome.Value).Take(3).ShouldBe([0, 1, 3]);
        (await ReadAsync(new() { Endpoint = "nobody" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reading_goes_on_after_any_prediction()
    {
        for (int number = 0; number < 100; number++)
        {
            JournalFolder.TryAppend(_journal, number, out _, records: 3).ShouldBeTrue();
        }

        List<long> all = [.. (await ReadAsync(new() { Endpoint = "churn" })).Select(outcome => outcome.PredictionId)];

        foreach (int place in (int[])[0, 1, 2, 3, 150, 298, 299])
        {
            (await ReadAsync(new() { Endpoint = "churn", AfterId = all[place] })).Select(outcome => outcome.PredictionId).ShouldBe(all.Skip(place + 1));
        }
    }

    [Fact]
    public async Task A_time_bounds_what_is_read()
    {
        Append(key: null, at: Arrived);
        Append(key: null, at: Arrived.AddSeconds(1));
        Append(key: null, at: Arrived.AddSeconds(2));

        (await ReadAsync(new() { Endpoint = "churn", Since = Arrived.AddSeconds(1), Until = Arrived.AddSeconds(2) })).Single().At.ShouldBe(Arrived.AddSeconds(1));
    }

    [Fact]
    public async Task Feedback_is_joined_whether_it_came_before_after_or_twice_and_by_any_name()
    {
        await TellAsync(new() { Target = FeedbackTarget.Key("user-7"), Label = "\"Yes\"" });
        JournalReceipt first = Append("user-7", Arrived);
        JournalReceipt second = Append("user-8", Arrived, requestId: "r-2");
        Append("user-9", Arrived);
        await TellAsync(new() { Target = FeedbackTarget.Prediction(first.FirstId), Rating = 4 });
        await TellAsync(new() { Target = FeedbackTarget.Prediction(first.FirstId), Rating = 4 });
        await TellAsync(new() { Target = FeedbackTarget.Request("r-2"), Label = "\"No\"" });
        await TellAsync(new() { Target = FeedbackTarget.Prediction(second.FirstId), Label = "\"No\"", Endpoint = "another" });

        List<Outcome> outcomes = await ReadAsync(new() { Endpoint = "churn" });

        outcomes.Select(outcome => (outcome.Feedback.Label, outcome.Feedback.Rating, outcome.LabelClass, outcome.IsRight)).ShouldBe(
            [("\"Yes\"", 4, 1, true), ("\"No\"", null, 0, false), (null, null, null, null)]);
    }

    [Fact]
    public async Task A_shadow_shares_what_is_said_of_the_answer_beside_it()
    {
        JournalReceipt byRequest = Append(null, Arrived, requestId: "r-1");
        JournalReceipt byId = Append(null, Arrived);
        Append(null, Arrived, complete: entry => entry.AddShadowOf(byRequest.FirstId));
        Append(null, Arrived, complete: entry => entry.AddShadowOf(byId.FirstId));
        await TellAsync(new() { Target = FeedbackTarget.Request("r-1"), Label = "\"Yes\"" });
        await TellAsync(new() { Target = FeedbackTarget.Prediction(byId.FirstId), Label = "\"No\"" });

        List<Outcome> outcomes = await ReadAsync(new() { Endpoint = "churn" });

        outcomes.Select(outcome => outcome.ShadowOf).ShouldBe([null, null, byRequest.FirstId, byId.FirstId]);
        outcomes.Select(outcome => outcome.LabelClass).ShouldBe([1, 0, 1, 0]);
        (await ReadAsync(new() { Endpoint = "churn", WithShadows = false })).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Propensities_are_told()
    {
        Append(null, Arrived, complete: entry => entry.AddPropensity(0.2));
        Append(null, Arrived);

        (await ReadAsync(new() { Endpoint = "churn" })).Select(outcome => outcome.Propensity).ShouldBe([0.2, 1]);
    }

    private Task TellAsync(FeedbackItem item) => _feedback.AddAsync([item], Arrived);

    private async Task<List<Outcome>> ReadAsync(OutcomeQuery query)
    {
        List<Outcome> outcomes = [];
        await foreach (Outcome outcome in JournalFolder.OutcomesOf(_journal, _feedback).ReadAsync(query))
        {
            outcomes.Add(outcome);
        }

        return outcomes;
    }

    private JournalReceipt Append(string? key, DateTimeOffset at, string? requestId = null, Action<PredictionEntry>? complete = null)
    {
        using PredictionEntry entry = PredictionEntry.Rent();
        entry.Begin(JournalFolder.Churn, at, Encoding.UTF8.GetBytes(requestId ?? ""), Encoding.UTF8.GetBytes(key ?? ""), default);
        entry.AddClass("{}"u8, 1, [0.25, 0.75]);
        complete?.Invoke(entry);
        entry.Complete(TimeSpan.FromMilliseconds(2));
        _journal.TryAppend(entry, out JournalReceipt receipt).ShouldBeTrue();
        return receipt;
    }
}
