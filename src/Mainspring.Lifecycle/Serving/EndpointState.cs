using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mainspring.Lifecycle.Predictions.Masking;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Lifecycle.Serving;

/// <summary>How an endpoint stands at one moment. Immutable and replaced whole: a request that took one keeps to it.</summary>
public sealed class EndpointState
{
    private readonly byte[] _salt;

    /// <summary>Puts the variants of an endpoint together.</summary>
    /// <param name="endpoint">What was set.</param>
    /// <param name="variants">How each of its variants stands, in their order.</param>
    internal EndpointState(Endpoint endpoint, IEnumerable<VariantState> variants)
    {
        VariantState[] states = [.. variants];
        Mask = InputMask.Of(states.SelectMany(state => state.Deployment?.Model.Rows.Schema.Columns ?? []), endpoint.Salt);
        states = [.. states.Select(state => state with { Deployment = state.Deployment?.With(Mask) })];
        HidesKeys = Mask is not null && endpoint.StickTo is { IsHeader: false, Name: var sticky } && Mask.Hides(sticky);
        Endpoint = endpoint with { Variants = [.. states.Select(state => state.Variant)] };
        _salt = Encoding.UTF8.GetBytes(endpoint.Salt);
        Variants = [.. states.Select(state => state with { Share = ShareOf(state, states) })];
        Default = Variants.First(state => state.Variant.IsDefault);
        Routes = Default.Deployment is null ? [] : RoutesOf(Variants, Default);
        Segments = Default.Deployment is null ? [] : [.. endpoint.Segments.Select(rule => new SegmentRoute(rule, RouteFor(rule.Variant)))];
        Shadows = [.. Variants.Where(state => state is { Variant.IsShadow: true, Deployment: not null })];
        Reason = string.Join(' ', Variants.Select(ReasonOf).OfType<string>()) is { Length: > 0 } reason ? reason : null;
        Condition = Default.Deployment is null ? EndpointCondition.Unavailable : Reason is null ? EndpointCondition.Ready : EndpointCondition.Degraded;
    }

    /// <summary>What was set.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>Each variant, in their order.</summary>
    public IReadOnlyList<VariantState> Variants { get; }

    /// <summary>The default variant.</summary>
    public VariantState Default { get; }

    /// <summary>Whether what answers is what is wanted.</summary>
    public EndpointCondition Condition { get; }

    /// <summary>Why it is not; null when it is.</summary>
    public string? Reason { get; }

    /// <summary>What the default variant answers with; null when it cannot, and then nothing answers.</summary>
    public Deployment? Deployment => Default.Deployment;

    /// <summary>The version that the default variant shall answer with; null when its alias does not exist.</summary>
    public int? WantedVersion => Default.WantedVersion;

    /// <summary>The ranges of the assignment; empty when nothing can answer.</summary>
    public ImmutableArray<VariantRoute> Routes { get; }

    /// <summary>What answers requests of segments; the first that fits.</summary>
    public ImmutableArray<SegmentRoute> Segments { get; }

    /// <summary>The shadows that can score.</summary>
    public ImmutableArray<VariantState> Shadows { get; }

    /// <summary>What keeps values of sensitive columns out of the log, those that any of its models marks; null when the log may have all.</summary>
    public InputMask? Mask { get; }

    /// <summary>Whether the keys of requests are values of a column that the log may not have.</summary>
    public bool HidesKeys { get; }

    /// <summary>What the log, and feedback, may have of a key; null for nothing. Where keys are values of a sensitive column, they are treated like it.</summary>
    public string? LoggedKey(string key) => HidesKeys ? Mask!.TextOf(Endpoint.StickTo!.Name, key) : key;

    /// <summary>The variant of a name; null when there is none.</summary>
    public VariantState? Find(string variant) => Variants.FirstOrDefault(state => state.Variant.Name == variant);

    /// <summary>Whether a version of a model is at work for any variant.</summary>
    public bool Serves(string model, int version) => Variants.Any(state => state.Deployment is { Model: { } served } && served.Name == model && served.Version == version);

    /// <summary>What answers a request with a key.</summary>
    public VariantRoute RouteOf(ReadOnlySpan<byte> key) => RouteAt(Routes.Length == 1 ? 0 : Assignment.PointOf(_salt, key));

    /// <summary>What answers at a point of the assignment.</summary>
    public VariantRoute RouteAt(ulong point)
    {
        foreach (VariantRoute route in Routes)
        {
            if (point < route.End)
            {
                return route;
            }
        }

        return Routes[^1];
    }

    /// <summary>A variant's own range stays where it is while the default answers there, so that the keys of the others stay too.</summary>
    private static ImmutableArray<VariantRoute> RoutesOf(IReadOnlyList<VariantState> variants, VariantState fallback)
    {
        List<VariantRoute> routes = [];
        double end = 0;
        foreach (VariantState state in variants.Where(state => state.Variant.Weight > 0))
        {
            end += state.Variant.Weight / 100;
            VariantState answering = state.Deployment is null ? fallback : state;
            routes.Add(new(Assignment.PointAt(end), answering.Deployment!, answering.Traffic, answering.Share / 100));
        }

        return [.. routes];
    }

    /// <summary>The variant itself, or the default while it cannot answer; nothing is left to chance.</summary>
    private VariantRoute RouteFor(string variant)
    {
        VariantState answering = Find(variant) is { Deployment: not null } found ? found : Default;
        return new(ulong.MaxValue, answering.Deployment!, answering.Traffic, 1);
    }

    private static double ShareOf(VariantState state, VariantState[] all) =>
        state.Variant.IsDefault ? all.Where(other => other.Variant.IsDefault || other.Deployment is null).Sum(other => other.Variant.Weight)
        : state.Deployment is null ? 0
        : state.Variant.Weight;

    private string? ReasonOf(VariantState state) => state switch
    {
        { Reason: null } => null,
        { WantedVersion: null, Deployment: null, Variant.IsDefault: false } => null, // it waits for its alias, which is no fault
        { Variant.IsDefault: true } when Variants.Count == 1 => state.Reason,
        { Variant.IsDefault: true } or { Deployment: not null } => $"Variant {state.Variant.Name}: {state.Reason}",
        { Variant.IsShadow: true } => $"The shadow {state.Variant.Name} does not score: {state.Reason}",
        _ => string.Create(CultureInfo.InvariantCulture, $"Variant {state.Variant.Name} cannot answer, so its {state.Variant.Weight} percent go to {Default.Variant.Name}: {state.Reason}"),
    };
}
