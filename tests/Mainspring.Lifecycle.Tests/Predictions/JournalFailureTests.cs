using Mainspring.Lifecycle.Predictions;

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

    private PredictionJournal Broken(JournalFailurePolicy policy)
    {
        PredictionJournal journal = _folder.Open(_folder.Options with { SegmentBytes = 4096, OnFailure = policy });
        JournalFolder.TryAppend(journal, 0, out _, records: 400).ShouldBeTrue();
        Directory.Delete(_folder.Folder, recursive: true);
        return journal;
    }
}
