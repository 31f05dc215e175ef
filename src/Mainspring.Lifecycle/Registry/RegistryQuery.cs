using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Identity;

namespace Mainspring.Lifecycle.Registry;

/// <summary>Which models or versions are asked for. Prompts are found only by a filter on <see cref="PromptTags.IsPrompt"/>.</summary>
public sealed record RegistryQuery
{
    /// <summary>Which match, read by <see cref="RegistryFilters"/>.</summary>
    public Filter Filter { get; init; } = Filter.Everything;

    /// <summary>Which models are seen by whoever asks.</summary>
    public Sight Seen { get; init; } = Sight.Everything;

    /// <summary>In which order. What it leaves open is decided: models by name, versions by the last change first, then by name and number.</summary>
    public IReadOnlyList<FilterOrder> Order { get; init; } = [];

    /// <summary>How many to leave out from the start.</summary>
    public long Skip { get; init; }

    /// <summary>How many at most.</summary>
    public required int Limit { get; init; }
}
