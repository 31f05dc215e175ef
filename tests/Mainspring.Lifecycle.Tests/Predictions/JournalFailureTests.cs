using Mainspring.Lifecycle.Predictions;
using Microsoft.Win32.SafeHandles;

namespace Mainspring.Lifecycle.Tests.Predictions;

/// <summary>The disk fails here by taking the folder away when the next segment is due.</summary>
public sealed class JournalFailureTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void By_default_a_journal_that_cannot_be_written_refuses_and_says_why()
    {
        using PredictionJournal journal = Broken(JournalFailurePolicy.Refuse);

        JournalFolder.TryAppend(journal, 1, out _).ShouldBeFalse();

        journal.Status.Refused.ShouldBe(1);
        journal.Status.Unlogged.ShouldBe(0);
        journal.Status.Fault.ShouldNotBeNull().ShouldNotContain(_folder.Folder);
    }

    [Fact]
    public void Told_to_serve_on_it_counts_what_is_not_logged()
    {
        using PredictionJournal journal = Broken(JournalFailurePolicy.Serve);

        JournalFolder.TryAppend(journal, 1, out JournalReceipt receipt, records: 3).ShouldBeTrue();

        receipt.Logged.ShouldBeFalse();
        receipt.FirstId.ShouldBeGreaterThan(0);
        journal.Status.Unlogged.ShouldBe(3);
    }

    [Fact]
    public void It_recovers_by_itself_when_the_disk_does()
    {
        using PredictionJournal journal = Broken(JournalFailurePolicy.Refuse);
        JournalFolder.TryAppend(journal, 1, out _).ShouldBeFalse();

        Directory.CreateDirectory(_folder.Folder);

        JournalFolder.TryAppend(journal, 2, out _).ShouldBeTrue();
        journal.Status.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_written_while_the_disk_failed_is_not_acknowledged_by_the_next_success()
    {
        using ManualResetEventSlim begun = new();
        using ManualResetEventSlim written = new();
        int calls = 0;
        void Force(SafeFileHandle file)
        {
            // The kernel tells a lost page once; every later call succeeds.
            if (Interlocked.Increment(ref calls) == 1)
            {
                begun.Set();
                written.Wait();
                throw new IOException("The disk is broken.");
            }
        }

        using PredictionJournal journal = new(_folder.Options with { Durability = JournalDurability.Commit }, TimeProvider.System, Force);
        Task first = journal.WhenAnswerableAsync(JournalFolder.Append(journal, 1));
        begun.Wait(TestContext.Current.CancellationToken);
        JournalReceipt late = JournalFolder.Append(journal, 2);
        Task second = journal.WhenAnswerableAsync(late);
        written.Set();

        await Should.ThrowAsync<IOException>(() => first);
        await Should.ThrowAsync<IOException>(() => second);
        JournalReceipt next = JournalFolder.Append(journal, 3);
        next.Position.Segment.ShouldBe(late.Position.Segment + 1);
        await journal.WhenAnswerableAsync(next);
        await Should.ThrowAsync<IOException>(() => journal.WhenAnswerableAsync(late));
    }

    [Fact]
    public async Task A_full_segment_that_cannot_be_forced_to_the_disk_is_given_up()
    {
        using ManualResetEventSlim flushing = new();
        using ManualResetEventSlim rolled = new();
        SteppedClock clock = new();
        int calls = 0;
        void Force(SafeFileHandle file)
        {
            switch (Interlocked.Increment(ref calls))
            {
                case 1:
                    flushing.Set();
                    rolled.Wait();
                    break;
                case 2:
                    throw new IOException("The disk is broken.");
            }
        }

        using PredictionJournal journal = new(
            _folder.Options with { Durability = JournalDurability.Commit, SegmentBytes = 4096 }, clock, Force);
        JournalFolder.TryAppend(journal, 0, out JournalReceipt receipt, records: 400).ShouldBeTrue();
        Task waiting = journal.WhenAnswerableAsync(receipt);
        flushing.Wait(TestContext.Current.CancellationToken);

        JournalFolder.TryAppend(journal, 1, out _).ShouldBeFalse();
        rolled.Set();

        await Should.ThrowAsync<IOException>(() => waiting);
        clock.Pass(TimeSpan.FromSeconds(1));
        JournalReceipt next = JournalFolder.Append(journal, 2);
        next.Position.Segment.ShouldBe(receipt.Position.Segment + 1);
        await journal.WhenAnswerableAsync(next);
        await Should.ThrowAsync<IOException>(() => journal.WhenAnswerableAsync(receipt));
    }

    private PredictionJournal Broken(JournalFailurePolicy policy)
    {
        PredictionJournal journal = _folder.Open(_folder.Options with { SegmentBytes = 4096, OnFailure = policy });
        JournalFolder.TryAppend(journal, 0, out _, records: 400).ShouldBeTrue();
        Directory.Delete(_folder.Folder, recursive: true);
        return journal;
    }

    private sealed class SteppedClock : TimeProvider
    {
        private long _ticks = TimeSpan.TicksPerDay;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref _ticks);

        public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
    }
}
