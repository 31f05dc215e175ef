using System.Globalization;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Predictions.Feedback;
using Mainspring.Lifecycle.Predictions.Journal;
using Mainspring.Lifecycle.Predictions.Outcomes;
using Mainspring.Lifecycle.Predictions.Sealing;

namespace Mainspring.Lifecycle.Tests.Predictions.Sealing;

public sealed class PredictionSealerTests : IDisposable
{
    private readonly SealedJournal _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task What_is_sealed_reads_as_it_was_journaled()
    {
        AppendOfEveryKind();
        List<string> before = await _log.ReadAsync();
        List<string> outcomes = await TextsAsync();

        SealPass pass = await _log.Sealer.RunAsync();

        (pass.Predictions, pass.Segments, pass.IsUpToDate).ShouldBe((before.Count, 2, true));
        (await _log.ReadAsync()).ShouldBe(before);
        (await TextsAsync()).ShouldBe(outcomes);
        (await _log.Sealer.RunAsync()).Predictions.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Pages_give_every_prediction_once_while_the_journal_is_sealed_and_grows(int limit)
    {
        List<long> read = [];
        int wanted = 0;
        for (int round = 0; round < 3; round++)
        {
            AppendOfEveryKind();
            await _log.Sealer.RunAsync();
        }

        AppendOfEveryKind();
        wanted = (await _log.ReadAsync()).Count;
        PredictionCursor? after = null;
        do
        {
            PredictionPage page = await _log.Log.ReadAsync(new PredictionQuery { Limit = limit, After = after, WithShadows = true });
            read.AddRange(page.Rows.Select(row => row.Prediction.PredictionId));
            after = page.Next;
            _log.Append();
            await _log.Sealer.RunAsync();
        }
        while (after is not null && read.Count < 60);

        read.ShouldBeInOrder(SortDirection.Descending);
        read.Distinct().Count().ShouldBe(read.Count);
        read.Count.ShouldBe(Math.Min(wanted, read.Count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_manifest_that_fails_before_or_after_its_change_costs_and_doubles_nothing(bool before)
    {
        AppendOfEveryKind();
        List<string> all = await _log.ReadAsync();
        _log.Manifest.FailsBefore = before;
        _log.Manifest.FailsAfter = !before;

        await Should.ThrowAsync<IOException>(() => _log.Sealer.RunAsync());

        (await _log.ReadAsync()).ShouldBe(all);
        await _log.Sealer.RunAsync();
        (await _log.ReadAsync()).ShouldBe(all);
        _log.Append();
        await _log.Sealer.RunAsync();
        (await _log.ReadAsync()).Count.ShouldBe(all.Count + 1);
    }

    [Fact]
    public async Task Small_segments_are_put_together_and_keep_their_predictions()
    {
        for (int pass = 0; pass < (2 * SegmentMerge.Fewest) + 3; pass++)
        {
            _log.Append(key: pass.ToString(CultureInfo.InvariantCulture), records: 3);
            await _log.Sealer.RunAsync();
        }

        IReadOnlyList<SealedSegment> segments = (await _log.Manifest.ReadAsync("churn")).Segments;
        segments.Count.ShouldBeLessThan(SegmentMerge.Fewest + 3);
        segments.Sum(segment => segment.Rows).ShouldBe(3 * ((2 * SegmentMerge.Fewest) + 3));
        (await _log.ReadAsync()).Distinct().Count().ShouldBe(3 * ((2 * SegmentMerge.Fewest) + 3));
        (await _log.OutcomesAsync(new() { Endpoint = "churn" })).Select(outcome => outcome.PredictionId).ShouldBeInOrder();
    }

    [Fact]
    public async Task A_request_id_counts_once_in_a_stretch_and_across_stretches()
    {
        _log.Append(requestId: "twice", key: "first");
        _log.Append(requestId: "twice", key: "second");
        _log.Append(requestId: "other");
        await _log.Sealer.RunAsync();
        _log.Append(requestId: "twice", key: "third");
        _log.Append(requestId: "new");
        await _log.Sealer.RunAsync();

        (await _log.OutcomesAsync(new() { Endpoint = "churn" })).Select(outcome => (outcome.RequestId, outcome.Key)).ShouldBe([("twice", "second"), ("other", null), ("new", null)]);
    }

    [Theory]
    [InlineData("variant")]
    [InlineData("version")]
    [InlineData("score")]
    [InlineData("class")]
    [InlineData("id")]
    [InlineData("request")]
    [InlineData("key")]
    [InlineData("time")]
    [InlineData("labelled")]
    [InlineData("unlabelled")]
    [InlineData("rated")]
    [InlineData("right")]
    [InlineData("wrong")]
    public async Task A_search_finds_the_same_before_and_after_sealing(string kind)
    {
        DateTimeOffset start = SealedJournal.Now;
        for (int number = 0; number < 40; number++)
        {
            string text = number.ToString(CultureInfo.InvariantCulture);
            _log.Append(requestId: "r" + text, key: "k" + (number % 7), score: number / 40.0, at: start.AddSeconds(-number), source: number % 4 == 0 ? Challenger : null);
        }

        long id = (await _log.Log.ReadAsync(new PredictionQuery { Endpoint = "churn" })).Rows[10].Prediction.PredictionId;
        await _log.Feedback.AddAsync(
            [
                new FeedbackItem { Target = FeedbackTarget.Key("k3"), Label = "\"Yes\"" },
                new FeedbackItem { Target = FeedbackTarget.Request("r9"), Rating = 2 },
                new FeedbackItem { Target = FeedbackTarget.Prediction(id), Correct = false },
            ],
            start);
        PredictionQuery churn = new() { Endpoint = "churn", Limit = 3 };
        PredictionQuery query = kind switch
        {
            "variant" => churn with { Variant = "challenger" },
            "version" => churn with { Version = 4 },
            "score" => churn with { MinScore = 0.2, MaxScore = 0.6 },
            "class" => churn with { Prediction = "No" },
            "id" => churn with { PredictionId = id },
            "request" => churn with { RequestId = "r9" },
            "key" => churn with { Key = "k3" },
            "time" => churn with { Since = start.AddSeconds(-20.5), Until = start.AddSeconds(-10.5) },
            _ => churn with { Label = LabelStates.TryParse(kind, out LabelState state) ? state : default },
        };
        List<string> before = await _log.ReadAsync(query);

        await _log.Sealer.RunAsync();

        (await _log.ReadAsync(query)).ShouldBe(before);
        before.ShouldNotBeEmpty();
        before.Count.ShouldBeLessThan(40);
    }

    [Fact]
    public async Task Outcomes_go_on_after_any_prediction_whether_it_is_sealed_or_not()
    {
        for (int number = 0; number < 5; number++)
        {
            _log.Append(records: 4);
        }

        await _log.Sealer.RunAsync();
        _log.Append(records: 4);
        List<long> all = [.. (await _log.OutcomesAsync(new() { Endpoint = "churn" })).Select(outcome => outcome.PredictionId)];

        all.Count.ShouldBe(24);
        for (int place = 0; place < all.Count; place++)
        {
            (await _log.OutcomesAsync(new() { Endpoint = "churn", AfterId = all[place] })).Select(outcome => outcome.PredictionId).ShouldBe(all.Skip(place + 1));
        }
    }

    [Fact]
    public async Task A_damaged_record_is_told_and_the_others_are_sealed()
    {
        _log.Append(key: "before");
        JournalReceipt damaged = _log.Append(key: "damaged");
        _log.Append(key: "after");
        using (FileStream file = new(SegmentFile.PathOf(_log.Options.Folder, 0, 1), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            file.Position = damaged.Position.Offset + JournalFormat.FrameHeadBytes + 10;
            file.WriteByte(0xEE);
        }

        SealPass pass = await _log.Sealer.RunAsync();

        pass.Gaps.Single().Start.ShouldBe(damaged.Position.Offset);
        (await _log.OutcomesAsync(new() { Endpoint = "churn" })).Select(outcome => outcome.Key).ShouldBe(["before", "after"]);
    }

    private static PredictionSource Challenger { get; } = new("churn", "challenger", "telco", 4, ["\"No\"", "\"Yes\""], reportedClass: 1);

    private void AppendOfEveryKind()
    {
        JournalReceipt first = _log.Append(key: "user-7", records: 3);
        _log.Append(source: JournalFolder.Prices, records: 2, score: 1e300);
        _log.Append(extend: entry => entry.AddPropensity(0.2), score: 0.1);
        _log.Append(records: 3, source: Challenger, extend: entry => entry.AddShadowOf(first.FirstId));
        _log.Append(records: 2, extend: entry => entry.AddContributions("""[{"contributions":{"a":1},"base_value":0.5},{"contributions":{"a":[2]},"base_value":1}]"""u8));
        _log.Append(source: new PredictionSource("churn", "new", "telco", 5, ["\"a\\\"b\"", "1", "true"]), extend: entry => { }, records: 0);
    }

    private async Task<List<string>> TextsAsync() =>
    [
        .. (await _log.OutcomesAsync(new() { Endpoint = "churn" })).Select(outcome => string.Join(
            '|', outcome.PredictionId, outcome.At.Ticks, outcome.Key, outcome.Source.Variant, outcome.Source.Version, outcome.Class, outcome.Probability, string.Join(',', outcome.Probabilities), outcome.Propensity, outcome.ShadowOf, outcome.Latency)),
    ];
}
