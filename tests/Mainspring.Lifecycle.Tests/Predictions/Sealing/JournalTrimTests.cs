using Mainspring.Lifecycle.Predictions.Journal;
using Mainspring.Lifecycle.Predictions.Sealing;

namespace Mainspring.Lifecycle.Tests.Predictions.Sealing;

public sealed class JournalTrimTests : IDisposable
{
    private readonly ManualClock _time = new();
    private readonly SealedJournal _log;

    public JournalTrimTests() => _log = new SealedJournal(_time, segmentBytes: 8 << 20);

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Journals_go_some_time_after_they_were_sealed_but_the_newest_stay()
    {
        string padding = new('x', 200);
        byte[] large = System.Text.Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat($"\"{padding}\"", 5000))}]");
        for (int number = 0; number < 60; number++)
        {
            _log.Append(extend: entry => entry.AddContributions(large));
        }

        int journals = Segments().Count;
        (await _log.Sealer.RunAsync()).RemovedJournals.ShouldBe(0);
        using (_log.Sealer.HoldJournals())
        {
            _time.Advance(PredictionSealer.KeepSealed);
            (await _log.Sealer.RunAsync()).RemovedJournals.ShouldBe(0);
        }

        int removed = (await _log.Sealer.RunAsync()).RemovedJournals;

        removed.ShouldBeGreaterThan(0);
        IReadOnlyList<long> left = Segments();
        left.Count.ShouldBe(journals - removed);
        left.Sum(segment => new FileInfo(SegmentFile.PathOf(_log.Options.Folder, 0, segment)).Length).ShouldBeGreaterThanOrEqualTo(32L << 20);
        (await _log.OutcomesAsync(new() { Endpoint = "churn" })).Count.ShouldBe(60);
        (await _log.Sealer.RunAsync()).RemovedJournals.ShouldBe(0);
    }

    private IReadOnlyList<long> Segments() => SegmentFile.List(_log.Options.Folder, 0);
}
