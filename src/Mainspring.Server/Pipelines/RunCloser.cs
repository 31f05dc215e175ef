using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Server.Pipelines;

/// <summary>Ends tracked runs that a child process began and left open, so that none of them seems to run for ever.</summary>
internal sealed class RunCloser(ITrackingStore store, Tracker tracker)
{
    private const string ReasonTag = "failure";

    /// <summary>Ends a run that is still open: its status tells how, its tag <c>failure</c> why. One that failed by itself gets this reason, which knows more; any other stays as it is.</summary>
    /// <param name="noted">What the child noted as its run, or null when it noted none.</param>
    /// <param name="wasStopped">Whether somebody stopped it, rather than it failed.</param>
    /// <param name="reason">Why, in a sentence.</param>
    public async Task CloseAsync(string? noted, bool wasStopped, string reason)
    {
        if (!RunId.TryParse(noted, out RunId? id)
            || await store.FindRunAsync(id) is not { Status: RunStatus.Running or RunStatus.Scheduled or RunStatus.Failed } run)
        {
            return;
        }

        await tracker.LogAsync(id, new() { Tags = new Dictionary<string, string> { [ReasonTag] = reason } });
        if (run.Status != RunStatus.Failed)
        {
            await tracker.ChangeAsync(id, new() { Status = wasStopped ? RunStatus.Killed : RunStatus.Failed });
        }
    }
}
