namespace Mainspring.Lifecycle.Registry;

/// <summary>
/// Tells later stages what happened in the registry. Whoever made the change waits for the listeners before the change is
/// acknowledged, so a listener that writes down what it heard misses nothing that was acknowledged; it must do no more than that.
/// </summary>
public sealed class RegistryEvents
{
    private readonly Lock _gate = new();
    private volatile Func<RegistryEvent, CancellationToken, Task>[] _listeners = [];

    /// <summary>Hears of every event from now on.</summary>
    public void Subscribe(Func<RegistryEvent, CancellationToken, Task> listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners, listener];
        }
    }

    /// <summary>Tells every listener, one after the other. What a listener throws reaches whoever made the change.</summary>
    public async Task PublishAsync(RegistryEvent happened, CancellationToken cancellation = default)
    {
        foreach (Func<RegistryEvent, CancellationToken, Task> listener in _listeners)
        {
            await listener(happened, cancellation);
        }
    }
}
