using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Predictions;

namespace Mainspring.Lifecycle.Tests.Predictions.Sealing;

public sealed class PredictionLogTailTests : IDisposable
{
    private readonly SealedJournal _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task While_the_manifest_is_away_the_journal_shows_what_it_has_sealed_or_not()
    {
        _log.Append("sealed");
        await _log.Sealer.RunAsync();
        _log.Append("fresh");
        _log.Manifest.IsAway = true;

        PredictionPage page = await _log.Log.ReadAsync(new() { Endpoint = "churn", TailWillDo = true, Limit = 1 });
        PredictionPage rest = await _log.Log.ReadAsync(new() { Endpoint = "churn", TailWillDo = true, After = page.Next });

        page.OnlyTail.ShouldBe("the manifest is away");
        page.Rows.ShouldHaveSingleItem().Request.RequestId.ShouldBe("fresh");
        rest.Rows.ShouldHaveSingleItem().Request.RequestId.ShouldBe("sealed");
        rest.Next.ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_needs_the_whole_log_or_labels_is_told_that_it_cannot_be_read()
    {
        _log.Append("one");
        _log.Manifest.IsAway = true;

        (await Should.ThrowAsync<Exception>(() => _log.Log.ReadAsync(new() { Endpoint = "churn" }))).ShouldBeAssignableTo<IStoreUnavailable>();
        (await Should.ThrowAsync<Exception>(() => _log.Log.ReadAsync(new() { Endpoint = "churn", Label = LabelState.Wrong, TailWillDo = true }))).ShouldBeAssignableTo<IStoreUnavailable>();
    }
}
