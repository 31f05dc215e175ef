namespace Mainspring.Lifecycle.Registry;

/// <summary>A version that a store was given.</summary>
/// <param name="Version">The version.</param>
/// <param name="Model">Its model.</param>
/// <param name="IsNew">Whether it was added; false when it was there already.</param>
/// <param name="ModelIsNew">Whether its model was made for it.</param>
public sealed record AddedVersion(ModelVersion Version, RegisteredModel Model, bool IsNew, bool ModelIsNew);
