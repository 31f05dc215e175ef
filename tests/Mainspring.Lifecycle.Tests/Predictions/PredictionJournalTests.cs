using System.Text;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Predictions.Journal;

namespace Mainspring.Lifecycle.Tests.Predictions;

public sealed class PredictionJournalTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_record_comes_back_as_it_was_answered()
    {
        using PredictionJournal journal = _folder.Open();
        using PredictionEntry entry = PredictionEntry.Rent();
        DateTimeOffset at = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        entry.Begin(JournalFolder.Churn, at, "r-1"u8, "user-7"u8, """[{"pointer":"/x","message":"new"}]"""u8);
        entry.AddClass("""{"tenure": 1}"""u8, 1, [0.1, 0.9]);
        entry.AddClass("""{"tenure": 2}"""u8, 0, [0.8, 0.2]);
        entry.Complete(TimeSpan.FromMicroseconds(42));
        journal.TryAppend(entry, out JournalReceipt receipt).ShouldBeTrue();

        LoggedRequest request = journal.Read(receipt.Position).ShouldNotBeNull();

        request.RequestId.ShouldBe("r-1");
        request.Key.ShouldBe("user-7");
        request.At.ShouldBe(at);
        request.Latency.ShouldBe(TimeSpan.FromMicroseconds(42));
        (request.Endpoint, request.Variant, request.Model, request.Version).ShouldBe(("churn", "champion", "telco", 3));
        request.Classes.ShouldBe(["\"No\"", "\"Yes\""]);
        Encoding.UTF8.GetString(request.Warnings.Span).ShouldBe("""[{"pointer":"/x","message":"new"}]""");
        request.Predictions.Count.ShouldBe(2);
        request.Predictions[0].PredictionId.ShouldBe(receipt.FirstId);
        request.Predictions[1].PredictionId.ShouldBe(PredictionIdSource.At(receipt.FirstId, 1));
        Encoding.UTF8.GetString(request.Predictions[1].Input.Span).ShouldBe("""{"tenure": 2}""");
        request.Predictions[1].Class.ShouldBe(0);
        request.Predictions[1].Probability.ShouldBe(0.2);
        request.Predictions[0].Probabilities.ShouldBe([0.1, 0.9]);
    }

    [Fact]
    public void A_predicted_number_comes_back_with_all_its_bits()
    {
        using PredictionJournal journal = _folder.Open();
        JournalReceipt receipt = JournalFolder.Append(journal, 7, source: JournalFolder.Prices);

        LoggedPrediction prediction = journal.Read(receipt.Position)!.Predictions.Single();

        prediction.Value.ShouldBe(7.0);
        prediction.Class.ShouldBeNull();
        prediction.Probability.ShouldBeNull();
    }

    [Fact]
    public async Task A_torn_end_is_cut_off_and_writing_goes_on()
    {
        using (PredictionJournal journal = _folder.Open())
        {
            JournalFolder.Append(journal, 1);
            JournalFolder.Append(journal, 2);
        }

        using (FileStream file = new(_folder.PathOf(1), FileMode.Open))
        {
            file.SetLength(file.Length - 3);
        }

        using PredictionJournal reopened = _folder.Open();
        reopened.Start.TornBytes.ShouldBeGreaterThan(0);
        reopened.Start.Gaps.ShouldBeEmpty();
        JournalFolder.Append(reopened, 3);

        (await JournalFolder.InputsAsync(reopened)).ShouldBe(["""{"n":3}""", """{"n":1}"""]);
    }

    [Fact]
    public async Task Damage_in_the_middle_costs_one_record_and_is_reported()
    {
        JournalReceipt second;
        using (PredictionJournal journal = _folder.Open())
        {
            JournalFolder.Append(journal, 1);
            second = JournalFolder.Append(journal, 2);
            JournalFolder.Append(journal, 3);
        }

        Damage(second.Position.Offset + JournalFormat.FrameHeadBytes + 10);
        using PredictionJournal reopened = _folder.Open();
        PredictionPage page = await JournalFolder.LogOf(reopened).ReadAsync(new PredictionQuery());

        reopened.Start.TornBytes.ShouldBe(0);
        reopened.Start.Gaps.Single().Start.ShouldBe(second.Position.Offset);
        page.Rows.Count.ShouldBe(2);
        page.Gaps.Single().Start.ShouldBe(second.Position.Offset);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(17)]
    [InlineData(21)]
    public void A_damaged_frame_head_is_skipped_in_both_directions(int at)
    {
        JournalReceipt second;
        using (PredictionJournal journal = _folder.Open())
        {
            JournalFolder.Append(journal, 1);
            second = JournalFolder.Append(journal, 2);
            JournalFolder.Append(journal, 3);
        }

        Damage(second.Position.Offset + at);
        using SegmentReader reader = new(_folder.PathOf(1), 1);
        List<long> forward = [];
        for (long offset = 0; reader.TryReadNext(offset, out JournalFrame frame); offset = frame.End)
        {
            forward.Add(frame.Offset);
        }

        List<long> backward = [];
        for (long end = reader.End; reader.TryReadPrevious(end, out JournalFrame frame); end = frame.Offset)
        {
            backward.Add(frame.Offset);
        }

        forward.Count.ShouldBe(2);
        backward.ShouldBe(Enumerable.Reverse(forward));
        reader.Gaps.Count.ShouldBe(2);
        reader.Gaps[0].ShouldBe(reader.Gaps[1]);
    }

    [Fact]
    public async Task Segments_rotate_at_their_size_and_are_read_through()
    {
        using PredictionJournal journal = _folder.Open(_folder.Options with { SegmentBytes = 4096 });
        for (int number = 0; number < 200; number++)
        {
            JournalFolder.Append(journal, number);
        }

        SegmentFile.List(_folder.Folder, 0).Count.ShouldBeGreaterThan(3);
        (await JournalFolder.InputsAsync(journal)).ShouldBe(Enumerable.Range(0, 200).Reverse().Select(number => $$"""{"n":{{number}}}"""));
    }

    [Fact]
    public async Task A_segment_that_was_only_begun_is_removed()
    {
        using (PredictionJournal journal = _folder.Open())
        {
            JournalFolder.Append(journal, 1);
        }

        File.WriteAllBytes(_folder.PathOf(2), [1, 2, 3]);
        using PredictionJournal reopened = _folder.Open();

        reopened.End.Segment.ShouldBe(1);
        (await JournalFolder.InputsAsync(reopened)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_segment_with_a_damaged_head_is_left_alone_and_the_next_one_begun()
    {
        using (PredictionJournal journal = _folder.Open())
        {
            JournalFolder.Append(journal, 1);
        }

        Damage(0);
        using PredictionJournal reopened = _folder.Open();
        JournalFolder.Append(reopened, 2);

        reopened.End.Segment.ShouldBe(2);
        reopened.Start.Gaps.Single().Segment.ShouldBe(1);
        (await JournalFolder.InputsAsync(reopened)).ShouldBe(["""{"n":2}"""]);
    }

    [Fact]
    public void Ids_go_on_growing_after_a_restart_with_a_clock_that_went_back()
    {
        FixedClock clock = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        JournalReceipt before;
        using (PredictionJournal journal = new(_folder.Options, clock))
        {
            before = JournalFolder.Append(journal, 1);
        }

        clock.Now = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using PredictionJournal reopened = new(_folder.Options, clock);

        JournalFolder.Append(reopened, 2).FirstId.ShouldBeGreaterThan(before.FirstId);
    }

    [Fact]
    public void A_second_process_is_kept_out()
    {
        using PredictionJournal journal = _folder.Open();

        Should.Throw<IOException>(() => _folder.Open()).Message.ShouldContain("another process");
    }

    [Fact]
    public async Task With_commit_the_receipt_waits_for_the_disk()
    {
        using PredictionJournal journal = _folder.Open(_folder.Options with { Durability = JournalDurability.Commit });
        Task[] callers = [.. Enumerable.Range(0, 16).Select(number => Task.Run(async () =>
        {
            for (int round = 0; round < 20; round++)
            {
                await journal.WhenAnswerableAsync(JournalFolder.Append(journal, number));
            }
        }))];

        await Task.WhenAll(callers);

        journal.Status.Requests.ShouldBe(320);
        journal.Status.Lag.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Many_threads_write_whole_records_in_the_order_of_their_ids()
    {
        using PredictionJournal journal = _folder.Open(_folder.Options with { SegmentBytes = 16 << 10 });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (int number = 0; number < 100; number++)
            {
                JournalFolder.Append(journal, thread * 1000 + number);
            }
        })));

        IReadOnlyList<PredictionRow> rows = (await JournalFolder.LogOf(journal).ReadAsync(new PredictionQuery { Limit = 1000 })).Rows;

        rows.Count.ShouldBe(800);
        rows.Select(row => row.Prediction.PredictionId).ShouldBeInOrder(SortDirection.Descending);
        rows.Select(row => Encoding.UTF8.GetString(row.Prediction.Input.Span)).Distinct().Count().ShouldBe(800);
    }

    private void Damage(long offset)
    {
        using FileStream file = new(_folder.PathOf(1), FileMode.Open, FileAccess.ReadWrite);
        file.Position = offset;
        int old = file.ReadByte();
        file.Position = offset;
        file.WriteByte((byte)(old ^ 0xFF));
    }
}
