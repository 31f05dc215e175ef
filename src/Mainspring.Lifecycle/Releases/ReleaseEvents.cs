namespace Mainspring.Lifecycle.Releases;

/// <summary>Tells others of releases that began, wait or ended, after it is on the disk.</summary>
public sealed class ReleaseEvents
{
    private readonly Lock _gate = new();
    private volatile Func<Release, CancellationToken, Task>[] _listeners = [];

    /// <summary>Hears of every change of state from now on.</summary>
    public void Subscribe(Func<Release, CancellationToken, Task> listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners, listener];
        }
    }

    internal async Task PublishAsync(Release release, CancellationToken cancellation)
    {
        foreach (Func<Release, CancellationToken, Task> listener in _listeners)
        {
            await listener(release, cancellation);
        }
    }
}
