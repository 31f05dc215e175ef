using Mainspring.Lifecycle.Serving.Facades;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Serving.Facades;

/// <summary>The facades of this process: opened when the server has started, changed one at a time, and drained before the server stops.</summary>
internal sealed class FacadeTable(
    IFacadeStore store, ServerOptions options, InnerPipeline inner, IServer server, TimeProvider time, IServiceProvider services, ILoggerFactory loggers, ILogger<FacadeTable> logger)
    : IHostedLifecycleService, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, FacadeListener> _listeners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Facade Facade, string Reason)> _closed = new(StringComparer.Ordinal);

    /// <summary>Opens the facades that were set before this start. One that cannot be opened is no reason for the server not to start.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!options.OpensFacades)
        {
            return;
        }

        foreach ((string endpoint, Facade facade) in await store.ListAsync(cancellationToken))
        {
            if (await OpenAsync(endpoint, facade, cancellationToken) is { } reason)
            {
                logger.FacadeNotOpened(endpoint, facade.Port, reason);
            }
        }
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await Task.WhenAll(_listeners.Values.Select(listener => listener.DisposeAsync().AsTask()));
            _listeners.Clear();
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _turn.Dispose();

    /// <summary>How the facade of an endpoint stands; null when it has none.</summary>
    public async Task<(Facade Facade, Uri? Address, string? Reason)?> FindAsync(string endpoint, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return _listeners.TryGetValue(endpoint, out FacadeListener? listener) ? (listener.Facade, listener.Address, null)
                : _closed.TryGetValue(endpoint, out (Facade Facade, string Reason) closed) ? (closed.Facade, null, closed.Reason)
                : null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives an endpoint a facade, in place of the one that it had; or says why its port cannot be had, and then nothing has changed.</summary>
    public async Task<string?> PutAsync(string endpoint, Facade facade, CancellationToken cancellation)
    {
        FacadeListener? before = null;
        if (options.OpensFacades && await OpenAsync(endpoint, facade, cancellation, replaced => before = replaced) is { } reason)
        {
            return reason;
        }

        await store.PutAsync(endpoint, facade, cancellation);
        if (before is not null)
        {
            await before.DisposeAsync();
        }

        return null;
    }

    /// <summary>Takes the facade of an endpoint away; false when it had none.</summary>
    public async Task<bool> DeleteAsync(string endpoint, CancellationToken cancellation)
    {
        bool existed = await store.DeleteAsync(endpoint, cancellation);
        await CloseAsync(endpoint, cancellation);
        return existed;
    }

    /// <summary>Closes the listener of an endpoint that is no more.</summary>
    public async Task CloseAsync(string endpoint, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            _closed.Remove(endpoint);
            if (_listeners.Remove(endpoint, out FacadeListener? listener))
            {
                await listener.DisposeAsync();
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Opens a facade. A facade that stays on its port is closed first, for two cannot listen on one.</summary>
    private async Task<string?> OpenAsync(string endpoint, Facade facade, CancellationToken cancellation, Action<FacadeListener>? replacing = null)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_listeners.TryGetValue(endpoint, out FacadeListener? known) && facade.Port != 0 && known.Address.Port == facade.Port)
            {
                await known.DisposeAsync();
                _listeners.Remove(endpoint);
                known = null;
            }

            FacadeApplication application = new(endpoint, facade, ServerPort(), inner, time, logger);
            _listeners[endpoint] = await FacadeListener.StartAsync(application, facade, options, services, loggers, cancellation);
            _closed.Remove(endpoint);
            if (known is not null)
            {
                replacing?.Invoke(known);
            }

            return null;
        }
        catch (PortInUseException taken)
        {
            if (!_listeners.ContainsKey(endpoint))
            {
                _closed[endpoint] = (facade, taken.Message);
            }

            return taken.Message;
        }
        finally
        {
            _turn.Release();
        }
    }

    private int ServerPort() => new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
}
