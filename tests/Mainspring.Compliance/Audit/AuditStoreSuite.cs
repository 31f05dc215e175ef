using Mainspring.Lifecycle.Audit;

namespace Mainspring.Compliance.Audit;

/// <summary>What every store of the audit log must do.</summary>
public abstract class AuditStoreSuite
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    /// <summary>The store under test, empty at first.</summary>
    protected abstract IAuditStore Store { get; }

    private AuditLog Log => new(Store, TimeProvider.System);

    [Fact]
    public async Task An_entry_reads_back_as_it_was_written()
    {
        var happened = new AuditEvent { Action = "alias.moved", Actor = "änna", KeyId = "k", Address = "::1", Object = "model churn", Before = "1", After = "2", RequestId = "r\\\"<>" };
        AuditEntry written = await Store.AppendAsync(last => AuditChain.Append(last, happened, Start));

        (await Store.ReadAsync(new())).ShouldBe([written]);
        written.Event.ShouldBe(happened);
        (written.Sequence, written.At, written.Previous).ShouldBe((1, Start, AuditChain.Root));
    }

    [Fact]
    public async Task Many_who_write_at_once_make_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => Log.RecordAsync(new() { Action = "user.added", Actor = $"writer {i}" }))));

        (await Log.VerifyAsync()).ShouldBe(new AuditVerdict(60, (await Store.ReadAsync(new() { Limit = 1 }))[0].Hash, null));
    }

    [Fact]
    public async Task Entries_are_found_by_action_actor_and_object_page_by_page()
    {
        foreach ((string action, string actor, string on) in ((string, string, string)[])
            [("session.failed", "eve", "/sign-in"), ("session.signed_in", "anna", ""), ("sessions.other", "anna", "100% sure"), ("alias.moved", "anna", "model Churn alias champion")])
        {
            await Log.RecordAsync(new() { Action = action, Actor = actor, Object = on });
        }

        (await NumbersAsync(new() { Action = "session" })).ShouldBe([2, 1]);
        (await NumbersAsync(new() { Action = "alias.moved" })).ShouldBe([4]);
        (await NumbersAsync(new() { Actor = "anna", Limit = 2 })).ShouldBe([4, 3]);
        (await NumbersAsync(new() { Actor = "anna", Before = 3 })).ShouldBe([2]);
        (await NumbersAsync(new() { Object = "churn" })).ShouldBe([4]);
        (await NumbersAsync(new() { Object = "%" })).ShouldBe([3]);
        (await Store.ReadAfterAsync(2, 1)).Select(entry => entry.Sequence).ShouldBe([3]);
    }

    [Fact]
    public async Task Texts_of_strangers_are_kept_without_what_breaks_databases()
    {
        await Log.RecordAsync(new() { Action = "session.failed", Actor = "a\0b\ud800c", Object = new string('x', 5000) });

        AuditEntry entry = (await Store.ReadAsync(new())).Single();
        entry.Event.Actor.ShouldBe("a\ufffdb\ufffdc");
        entry.Event.Object!.Length.ShouldBe(1001);
        (await Log.VerifyAsync()).BrokenAt.ShouldBeNull();
    }

    private async Task<IEnumerable<long>> NumbersAsync(AuditQuery query) => (await Store.ReadAsync(query)).Select(entry => entry.Sequence);
}
