using Mainspring.Lifecycle.Predictions;

namespace Mainspring.Lifecycle.Tests.Predictions;

public sealed class PredictionLogTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_empty_log_is_an_empty_page()
    {
        using PredictionJournal journal = _folder.Open();

        PredictionPage page = await JournalFolder.LogOf(journal).ReadAsync(new PredictionQuery());

        page.Rows.ShouldBeEmpty();
        page.Next.ShouldBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(50)]
    public async Task Pages_give_every_prediction_once_while_new_ones_arrive(int limit)
    {
        using PredictionJournal journal = _folder.Open(_folder.Options with { SegmentBytes = 4096 });
        for (int number = 0; number < 40; number++)
        {
            JournalFolder.TryAppend(journal, number * 10, out _, records: 3).ShouldBeTrue();
        }

        PredictionLog log = JournalFolder.LogOf(journal);
        List<long> ids = [];
        PredictionCursor? after = null;
        do
        {
            PredictionPage page = await log.ReadAsync(new PredictionQuery { Limit = limit, After = after });
            page.Rows.Count.ShouldBeLessThanOrEqualTo(limit);
            ids.AddRange(page.Rows.Select(row => row.Prediction.PredictionId));
            after = PredictionCursor.Parse(page.Next?.ToString());
            JournalFolder.Append(journal, 9999);
        }
        while (after is not null);

        ids.Count.ShouldBe(120);
        ids.ShouldBeInOrder(SortDirection.Descending);
        ids.Distinct().Count().ShouldBe(120);
    }

    [Fact]
    public async Task An_endpoint_sees_its_own_predictions_only()
    {
        using PredictionJournal journal = _folder.Open();
        for (int number = 0; number < 10; number++)
        {
            JournalFolder.Append(journal, number, source: number % 2 == 0 ? JournalFolder.Churn : JournalFolder.Prices);
        }

        (await JournalFolder.InputsAsync(journal, new PredictionQuery { Endpoint = "prices", Limit = 2 })).ShouldBe(["""{"n":9}""", """{"n":7}"""]);
    }

    [Fact]
    public async Task Propensities_are_kept_and_what_shadows_scored_is_read_only_when_asked_for()
    {
        using PredictionJournal journal = _folder.Open();
        JournalFolder.Append(journal, 1);
        Append(journal, entry => entry.AddPropensity(0.2));
        Append(journal, entry => entry.AddShadowOf(77));
        PredictionLog log = JournalFolder.LogOf(journal);

        (await log.ReadAsync(new PredictionQuery())).Rows.Select(row => (row.Request.Propensity, row.Request.ShadowOf)).ShouldBe([(0.2, null), (1, null)]);
        (await log.ReadAsync(new PredictionQuery { WithShadows = true })).Rows.Select(row => (row.Request.Propensity, row.Request.ShadowOf)).ShouldBe([(1, 77L), (0.2, null), (1, null)]);
        (await log.ReadAsync(new PredictionQuery { Variant = "nobody" })).Rows.ShouldBeEmpty();
        (await log.ReadAsync(new PredictionQuery { Variant = "champion" })).Rows.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1-2-3")]
    [InlineData("x")]
    [InlineData("0")]
    public void What_is_no_cursor_reads_as_none(string? text) => PredictionCursor.Parse(text).ShouldBeNull();

    private static void Append(PredictionJournal journal, Action<PredictionEntry> extend)
    {
        using PredictionEntry entry = PredictionEntry.Rent();
        entry.Begin(JournalFolder.Churn, DateTimeOffset.UnixEpoch, default, default, default);
        entry.AddClass("{}"u8, 0, [0.25, 0.75]);
        extend(entry);
        entry.Complete(TimeSpan.Zero);
        journal.TryAppend(entry, out _).ShouldBeTrue();
    }
}
