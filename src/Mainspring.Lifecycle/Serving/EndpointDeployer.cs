using Mainspring.Learning.Features;

namespace Mainspring.Lifecycle.Serving;

/// <summary>
/// Brings the endpoint table to what is wanted: at start, when an endpoint is set, and when an alias moves. A version takes over only when it
/// was loaded, verified and tried; until then, and when that fails, the version before it goes on answering and the endpoint says why.
/// </summary>
public sealed class EndpointDeployer(IEndpointStore store, IModelSource models, EndpointTable table, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Loads all endpoints that were set before this process started.</summary>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            foreach (Endpoint endpoint in await store.ListAsync(cancellation).ConfigureAwait(false))
            {
                await BringUpAsync(endpoint, null, cancellation).ConfigureAwait(false);
            }

            table.SetLoaded();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Makes an endpoint, or points an existing one to another model or alias, and loads what it names.</summary>
    public async Task<DeployOutcome> PutAsync(string name, string model, string alias, CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (await models.ResolveAsync(model, alias, cancellation).ConfigureAwait(false) is not { } version)
            {
                return new DeployOutcome.NoSuchAlias(model, alias);
            }

            ModelLoad load = await LoadAsync(model, version, cancellation).ConfigureAwait(false);
            if (!load.IsLoaded)
            {
                return new DeployOutcome.Refused(model, version, load.Refusal);
            }

            DateTimeOffset now = time.GetUtcNow();
            DateTimeOffset created = table.TryFind(name, out ServedEndpoint? known) ? known.State.Endpoint.CreatedAt : now;
            Endpoint endpoint = new(name, model, alias, created, now, version);
            await store.PutAsync(endpoint, cancellation).ConfigureAwait(false);
            return new DeployOutcome.Deployed(Serve(endpoint, load.Model, version, null));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// Removes an endpoint; false when there was none. Requests that have begun are answered. When the store does not take it, the endpoint
    /// goes on answering, as it would after the next start.
    /// </summary>
    public async Task<bool> DeleteAsync(string name, CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            bool existed = await store.DeleteAsync(name, cancellation).ConfigureAwait(false);
            table.Remove(name);
            return existed;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Follows an alias that was moved: every endpoint on it loads the version it points to now.</summary>
    public Task FollowAsync(string model, string alias, CancellationToken cancellation = default) =>
        RefreshAsync(state => state.Endpoint.Model == model && state.Endpoint.Alias == alias, cancellation);

    /// <summary>Tries again to load what could not be loaded, such as while a store was away.</summary>
    public Task RetryAsync(CancellationToken cancellation = default) =>
        RefreshAsync(state => state.Condition != EndpointCondition.Ready, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task RefreshAsync(Func<EndpointState, bool> concerned, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            foreach (EndpointState state in table.All.Select(endpoint => endpoint.State).Where(concerned).ToArray())
            {
                await BringUpAsync(state.Endpoint, state.Deployment, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task BringUpAsync(Endpoint endpoint, Deployment? present, CancellationToken cancellation)
    {
        if (await models.ResolveAsync(endpoint.Model, endpoint.Alias, cancellation).ConfigureAwait(false) is not { } wanted)
        {
            string gone = $"The model {endpoint.Model} has no alias '{endpoint.Alias}'.";
            await FallBackAsync(endpoint, present, null, gone, cancellation).ConfigureAwait(false);
            return;
        }

        if (present is not null && present.Model.Version == wanted && present.Model.Name == endpoint.Model)
        {
            table.Put(new EndpointState(endpoint, present, wanted, EndpointCondition.Ready, null));
            return;
        }

        ModelLoad load = await LoadAsync(endpoint.Model, wanted, cancellation).ConfigureAwait(false);
        if (load.IsLoaded)
        {
            Serve(endpoint with { ServedVersion = wanted }, load.Model, wanted, null);
            await store.SetServedVersionAsync(endpoint.Name, wanted, cancellation).ConfigureAwait(false);
        }
        else
        {
            string refused = $"Version {wanted} of {endpoint.Model} was refused: {load.Refusal}";
            await FallBackAsync(endpoint, present, wanted, refused, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Goes on with what answers now; at start, with the version that answered last.</summary>
    private async Task FallBackAsync(Endpoint endpoint, Deployment? present, int? wanted, string reason, CancellationToken cancellation)
    {
        if (present is not null)
        {
            table.Put(new EndpointState(endpoint, present, wanted, EndpointCondition.Degraded, reason));
            return;
        }

        if (endpoint.ServedVersion is { } last && last != wanted)
        {
            ModelLoad load = await LoadAsync(endpoint.Model, last, cancellation).ConfigureAwait(false);
            if (load.IsLoaded)
            {
                Serve(endpoint, load.Model, wanted, reason);
                return;
            }

            reason = $"{reason} Version {last}, which answered before, was refused as well: {load.Refusal}";
        }

        table.Put(new EndpointState(endpoint, null, wanted, EndpointCondition.Unavailable, reason));
    }

    private ServedEndpoint Serve(Endpoint endpoint, ServedModel model, int? wanted, string? reason)
    {
        EndpointCondition condition = reason is null ? EndpointCondition.Ready : EndpointCondition.Degraded;
        Deployment deployment = new(endpoint.Name, endpoint.Alias, model, time.GetUtcNow());
        return table.Put(new EndpointState(endpoint, deployment, wanted, condition, reason));
    }

    /// <summary>Loads and tries a version. One that fails, in whatever way, concerns its own endpoint alone and never the start of the others.</summary>
    private async Task<ModelLoad> LoadAsync(string model, int version, CancellationToken cancellation)
    {
        try
        {
            ModelLoad load = await models.LoadAsync(model, version, cancellation).ConfigureAwait(false);
            return load.IsLoaded && WarmUp(load.Model) is { } fault ? ModelLoad.Refused(fault) : load;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return ModelLoad.Refused($"it fails when it is loaded and tried: {failure.Message} ({failure.GetType().Name})");
        }
    }

    /// <summary>Scores a record of missing values: the code is compiled before the first request, and a model that yields no numbers is found out.</summary>
    private static string? WarmUp(ServedModel model)
    {
        double[] cells = new double[model.CellCount];
        float[] outputs = new float[model.OutputCount];
        Array.Fill(cells, Cell.Missing);
        model.Score(cells, 1, outputs);
        return Array.TrueForAll(outputs, float.IsFinite) ? null : $"it scores a record of missing values as {outputs.First(value => !float.IsFinite(value))}";
    }
}
