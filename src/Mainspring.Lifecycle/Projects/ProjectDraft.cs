using System.Collections.Immutable;

namespace Mainspring.Lifecycle.Projects;

/// <summary>The values at the top of a project file, with its sections by the type of their records.</summary>
public sealed record ProjectDraft
{
    internal string Name { get; init; } = "";

    internal string? Description { get; init; }

    internal int? Version { get; init; }

    internal ImmutableDictionary<Type, object> Sections { get; init; } = ImmutableDictionary<Type, object>.Empty;

    internal T Get<T>()
        where T : class =>
        Sections.TryGetValue(typeof(T), out object? section)
            ? (T)section
            : throw new InvalidOperationException($"The project layout has no section of the type {typeof(T).Name}.");

    internal ProjectDraft With<T>(T section)
        where T : class =>
        this with { Sections = Sections.SetItem(typeof(T), section) };
}
