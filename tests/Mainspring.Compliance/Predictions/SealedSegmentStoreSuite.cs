using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Predictions.Sealing;

namespace Mainspring.Compliance.Predictions;

/// <summary>What every manifest of sealed predictions must do.</summary>
public abstract class SealedSegmentStoreSuite
{
    private static readonly DateOnly Day = new(2026, 11, 30);

    /// <summary>The store under test, empty at first.</summary>
    protected abstract ISealedSegmentStore Store { get; }

    [Fact]
    public async Task Segments_read_back_by_their_first_id_with_how_far_each_node_came()
    {
        SealedSegment second = Segment("churn", 1L << 50, (1L << 50) + 64);
        SealedSegment first = Segment("churn", 32, 64);
        SealedSegment other = Segment("50 % off/über", 96, 96);

        (await Store.SealAsync(0, 0, (1L << 50) + 64, [second, first, other])).ShouldBeTrue();
        (await Store.SealAsync(7, 0, 999, [])).ShouldBeTrue();

        SealedLog log = await Store.ReadAsync(null);
        log.Segments.ShouldBe([first, other, second]);
        (log.SealedToOf(0), log.SealedToOf(7), log.SealedToOf(3)).ShouldBe(((1L << 50) + 64, 999, 0));
        (await Store.ReadAsync("churn")).Segments.ShouldBe([first, second]);
    }

    [Fact]
    public async Task Who_is_not_where_the_node_is_seals_nothing()
    {
        await Store.SealAsync(0, 0, 64, [Segment("churn", 32, 64)]);

        (await Store.SealAsync(0, 0, 128, [Segment("churn", 96, 128)])).ShouldBeFalse();
        (await Store.SealAsync(0, 32, 128, [Segment("churn", 96, 128)])).ShouldBeFalse();
        (await Store.SealAsync(0, 64, 128, [Segment("churn", 96, 128)])).ShouldBeTrue();

        (await Store.ReadAsync(null)).Segments.Select(segment => segment.LastId).ShouldBe([64, 128]);
    }

    [Fact]
    public async Task Of_many_who_seal_the_same_stretch_one_succeeds()
    {
        bool[] done = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Store.SealAsync(0, 0, 64, [Segment("churn", 32, 64)])));

        done.Count(one => one).ShouldBe(1);
        (await Store.ReadAsync(null)).Segments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_segment_takes_the_place_of_others_only_while_all_of_them_are_there()
    {
        SealedSegment[] small = [Segment("churn", 32, 64), Segment("churn", 96, 128)];
        await Store.SealAsync(0, 0, 128, small);
        SealedSegment merged = Segment("churn", 32, 128);

        (await Store.ReplaceAsync([.. small, Segment("churn", 160, 192)], merged)).ShouldBeFalse();
        (await Store.ReadAsync(null)).Segments.ShouldBe(small);
        (await Store.ReplaceAsync(small, merged)).ShouldBeTrue();
        (await Store.ReplaceAsync(small, merged)).ShouldBeFalse();

        (await Store.ReadAsync(null)).Segments.ShouldBe([merged]);
    }

    [Fact]
    public async Task Old_days_are_removed_and_stay_sealed()
    {
        SealedSegment old = Segment("churn", 32, 64) with { Day = Day.AddDays(-1) };
        SealedSegment young = Segment("churn", 96, 128);
        await Store.SealAsync(0, 0, 128, [old, young]);

        (await Store.RemoveBeforeAsync(Day)).ShouldBe(1);

        SealedLog log = await Store.ReadAsync(null);
        log.Segments.ShouldBe([young]);
        log.SealedToOf(0).ShouldBe(128);
    }

    private static SealedSegment Segment(string endpoint, long firstId, long lastId) => new()
    {
        Endpoint = endpoint,
        Day = Day,
        Node = 0,
        FirstId = firstId,
        LastId = lastId,
        Rows = 2,
        Content = new Content(ContentHash.Parse(new string('a', 60) + (firstId % 10_000).ToString("0000", System.Globalization.CultureInfo.InvariantCulture)), 1234),
    };
}
