namespace Mainspring.Lifecycle.Registry;

/// <summary>
/// An alias was set, moved or removed, and that is on the disk. Two moves shortly after each other may be told in either order:
/// whoever needs the version reads it from the store.
/// </summary>
/// <param name="Model">The model.</param>
/// <param name="Alias">The alias.</param>
public sealed record AliasMoved(string Model, string Alias);
