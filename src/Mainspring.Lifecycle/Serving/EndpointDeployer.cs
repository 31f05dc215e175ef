using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Lifecycle.Serving;

/// <summary>
/// Brings the endpoint table to what is wanted: at start, when an endpoint is set, and when an alias moves. A version takes over only when it
/// was loaded, verified and tried; until then, and when that fails, the version before it goes on answering and the endpoint says why.
/// </summary>
public sealed class EndpointDeployer(IEndpointStore store, IModelSource models, EndpointTable table, TimeProvider time) : IDisposable
{
    private readonly DeploymentLoader _loader = new(models, time);
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

    /// <summary>Makes an endpoint of one variant that follows an alias, or makes an existing one that.</summary>
    public Task<DeployOutcome> PutAsync(string name, string model, string alias, CancellationToken cancellation = default) =>
        PutAsync(new EndpointPlan(name, [Variant.Alone(model, alias)]), cancellation);

    /// <summary>
    /// Makes an endpoint, or gives an existing one other variants, and loads what they name. All of them take over at one moment, or none does. Variants of a known name keep
    /// their counters.
    /// </summary>
    public async Task<DeployOutcome> PutAsync(EndpointPlan plan, CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            EndpointState? known = table.TryFind(plan.Name, out ServedEndpoint? served) ? served.State : null;
            List<VariantState> states = [];
            foreach (Variant variant in plan.Variants)
            {
                if (await WantedAsync(variant, cancellation).ConfigureAwait(false) is not { } version)
                {
                    if (plan.Waits && !variant.IsDefault)
                    {
                        states.Add(Missing(variant, known?.Find(variant.Name)?.Traffic ?? new()));
                        continue;
                    }

                    return new DeployOutcome.NoSuchAlias(variant.Model, variant.Alias!, states.Count);
                }

                VariantState? present = known?.Find(variant.Name);
                (Deployment? deployment, string? refusal) = await _loader.LoadAsync(plan.Name, variant, version, present?.Deployment, cancellation).ConfigureAwait(false);
                if (deployment is null)
                {
                    return new DeployOutcome.Refused(variant.Model, version, refusal!);
                }

                states.Add(new VariantState(variant with { ServedVersion = version }, deployment, version, null, present?.Traffic ?? new()));
            }

            DateTimeOffset now = time.GetUtcNow();
            string salt = known?.Endpoint.Salt is { Length: > 0 } kept ? kept : Assignment.NewSalt();
            EndpointState state = new(new Endpoint(plan.Name, plan.Variants, salt, plan.StickTo, known?.Endpoint.CreatedAt ?? now, now) { Segments = plan.Segments, BanditFloor = plan.BanditFloor }, states);
            await store.PutAsync(state.Endpoint, cancellation).ConfigureAwait(false);
            return new DeployOutcome.Deployed(table.Put(state));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Splits the traffic of an endpoint. A variant that is not named gets none.</summary>
    /// <param name="name">The endpoint.</param>
    /// <param name="weights">The percent of each variant.</param>
    /// <param name="isTrial">Whether to tell what would become of it, and change nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<TrafficOutcome> SplitAsync(string name, IReadOnlyDictionary<string, double> weights, bool isTrial = false, CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (!table.TryFind(name, out ServedEndpoint? served))
            {
                return new TrafficOutcome.NoSuchEndpoint();
            }

            EndpointState before = served.State;
            if (TrafficSplit.FindFaults(before.Endpoint.Variants, weights) is { Count: > 0 } faults)
            {
                return new TrafficOutcome.Refused(faults);
            }

            EndpointState after = new(
                before.Endpoint with { UpdatedAt = time.GetUtcNow() },
                before.Variants.Select(state => state with { Variant = state.Variant with { Weight = weights.GetValueOrDefault(state.Variant.Name) } }));
            if (!isTrial)
            {
                await store.PutAsync(after.Endpoint, cancellation).ConfigureAwait(false);
                table.Put(after);
            }

            return new TrafficOutcome.Set(before, after);
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
        RefreshAsync(state => state.Endpoint.Variants.Any(variant => variant.Model == model && variant.Alias == alias), cancellation);

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
                await BringUpAsync(state.Endpoint, state, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Brings all variants to what they want, and then swaps the state of the endpoint once.</summary>
    private async Task BringUpAsync(Endpoint endpoint, EndpointState? present, CancellationToken cancellation)
    {
        List<VariantState> states = [];
        foreach (Variant variant in endpoint.Variants)
        {
            VariantState before = present?.Find(variant.Name) ?? new VariantState(variant, null, null, null, new());
            states.Add(await BringUpAsync(endpoint.Name, before, cancellation).ConfigureAwait(false));
        }

        table.Put(new EndpointState(endpoint, states));
        foreach ((Variant was, Variant now) in endpoint.Variants.Zip(states.Select(state => state.Variant)))
        {
            if (was.ServedVersion != now.ServedVersion)
            {
                await store.SetServedVersionAsync(endpoint.Name, now.Name, now.ServedVersion!.Value, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task<VariantState> BringUpAsync(string endpoint, VariantState before, CancellationToken cancellation)
    {
        Variant variant = before.Variant;
        if (await WantedAsync(variant, cancellation).ConfigureAwait(false) is not { } wanted)
        {
            VariantState missing = Missing(variant, before.Traffic) with { Deployment = before.Deployment };
            return await FallBackAsync(endpoint, missing, cancellation).ConfigureAwait(false);
        }

        (Deployment? deployment, string? refusal) = await _loader.LoadAsync(endpoint, variant, wanted, before.Deployment, cancellation).ConfigureAwait(false);
        return deployment is null
            ? await FallBackAsync(endpoint, before with { WantedVersion = wanted, Reason = $"Version {wanted} of {variant.Model} was refused: {refusal}" }, cancellation).ConfigureAwait(false)
            : before with { Variant = variant with { ServedVersion = wanted }, Deployment = deployment, WantedVersion = wanted, Reason = null };
    }

    /// <summary>Goes on with what answers now; at start, with the version that answered last.</summary>
    private async Task<VariantState> FallBackAsync(string endpoint, VariantState wanting, CancellationToken cancellation)
    {
        if (wanting.Deployment is not null || wanting.Variant.ServedVersion is not { } last || last == wanting.WantedVersion)
        {
            return wanting;
        }

        (Deployment? deployment, string? refusal) = await _loader.LoadAsync(endpoint, wanting.Variant, last, null, cancellation).ConfigureAwait(false);
        return deployment is null
            ? wanting with { Reason = $"{wanting.Reason} Version {last}, which answered before, was refused as well: {refusal}" }
            : wanting with { Deployment = deployment };
    }

    private static VariantState Missing(Variant variant, VariantTraffic traffic) =>
        new(variant, null, null, $"The model {variant.Model} has no alias '{variant.Alias}'.", traffic);

    private async ValueTask<int?> WantedAsync(Variant variant, CancellationToken cancellation) =>
        variant.Version ?? await models.ResolveAsync(variant.Model, variant.Alias!, cancellation).ConfigureAwait(false);
}
