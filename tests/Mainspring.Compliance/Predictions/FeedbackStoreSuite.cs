using Mainspring.Lifecycle.Predictions.Feedback;

namespace Mainspring.Compliance.Predictions;

/// <summary>What every store of feedback must do.</summary>
public abstract class FeedbackStoreSuite
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    /// <summary>The store under test, empty at first.</summary>
    protected abstract IFeedbackStore Store { get; }

    [Fact]
    public async Task Feedback_reads_back_as_it_was_told_in_its_order()
    {
        FeedbackItem label = new() { Target = FeedbackTarget.Prediction(1L << 52), Endpoint = "churn", Label = "\"Yes\"" };
        FeedbackItem rating = new() { Target = FeedbackTarget.Request("r-1"), Rating = 5 };
        FeedbackItem correct = new() { Target = FeedbackTarget.Key("user 7"), Endpoint = "prices", Correct = false };

        (await Store.AddAsync([label, rating, correct], At)).ShouldBe(3);

        List<StoredFeedback> read = await ReadAsync(null);
        read.Select(feedback => feedback.Item).ShouldBe([label, rating, correct]);
        read.Select(feedback => (feedback.LabelChange, feedback.RatingChange, feedback.CorrectChange)).ShouldBe([(1, 0, 0), (0, 2, 0), (0, 0, 3)]);
        read.ShouldAllBe(feedback => feedback.At == At);
        (await ReadAsync("churn")).Select(feedback => feedback.Item).ShouldBe([label, rating]);
        (await ReadAsync("churn", after: 1)).Select(feedback => feedback.Item).ShouldBe([rating]);
    }

    [Fact]
    public async Task The_last_value_counts_and_values_that_are_not_told_stay()
    {
        FeedbackTarget target = FeedbackTarget.Prediction(32);
        await Store.AddAsync([new() { Target = target, Label = "1", Rating = 2 }], At);

        (await Store.AddAsync([new() { Target = target, Label = "0" }, new() { Target = target, Correct = true }], At.AddHours(1))).ShouldBe(1);

        StoredFeedback read = (await ReadAsync(null)).Single();
        read.Item.ShouldBe(new FeedbackItem { Target = target, Label = "0", Rating = 2, Correct = true });
        (read.LabelChange, read.RatingChange, read.CorrectChange, read.At).ShouldBe((2, 1, 2, At.AddHours(1)));
    }

    [Fact]
    public async Task Telling_the_same_again_changes_nothing()
    {
        FeedbackItem item = new() { Target = FeedbackTarget.Key("user-7"), Endpoint = "churn", Label = "1", Rating = 4, Correct = true };
        await Store.AddAsync([item], At);

        (await Store.AddAsync([item, item], At.AddDays(1))).ShouldBe(0);
        (await Store.AddAsync([item with { Label = null, Correct = null }], At.AddDays(1))).ShouldBe(0);

        (await ReadAsync(null)).Single().ShouldBe(new StoredFeedback(item, 1, 1, 1, At));
    }

    [Fact]
    public async Task Some_targets_are_found_among_many()
    {
        FeedbackItem[] items = [.. Enumerable.Range(1, 500).Select(number => new FeedbackItem { Target = FeedbackTarget.Prediction(number), Endpoint = "churn", Rating = 1 + (number % 5) })];
        await Store.AddAsync([.. items, new() { Target = FeedbackTarget.Key("7"), Label = "1" }, new() { Target = FeedbackTarget.Key("7"), Endpoint = "other", Label = "0" }], At);

        IReadOnlyList<StoredFeedback> found = await Store.FindAsync("churn", [FeedbackTarget.Prediction(7), FeedbackTarget.Prediction(501), FeedbackTarget.Key("7")]);

        found.Select(feedback => feedback.Item).ShouldBe([items[6], new FeedbackItem { Target = FeedbackTarget.Key("7"), Label = "1" }], ignoreOrder: true);
        (await Store.FindAsync("churn", [])).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_writers_lose_nothing_and_number_their_changes_apart()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(writer => Store.AddAsync(
            [.. Enumerable.Range(0, 5).Select(number => new FeedbackItem { Target = FeedbackTarget.Prediction(1 + (writer * 5) + number), Correct = true })], At)));

        List<StoredFeedback> read = await ReadAsync(null);
        read.Count.ShouldBe(200);
        read.Select(feedback => feedback.Change).Distinct().Count().ShouldBe(200);
    }

    [Fact]
    public async Task What_came_in_long_ago_is_removed()
    {
        await Store.AddAsync([new() { Target = FeedbackTarget.Key("old"), Label = "1" }], At);
        await Store.AddAsync([new() { Target = FeedbackTarget.Key("young"), Label = "1" }], At.AddDays(1));

        (await Store.RemoveBeforeAsync(At.AddDays(1))).ShouldBe(1);

        (await ReadAsync(null)).Single().Item.Target.ShouldBe(FeedbackTarget.Key("young"));
    }

    private async Task<List<StoredFeedback>> ReadAsync(string? endpoint, long after = 0)
    {
        List<StoredFeedback> read = [];
        await Store.ReadAsync(endpoint, after, read.Add);
        return read;
    }
}
