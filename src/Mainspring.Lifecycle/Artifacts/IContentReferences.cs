namespace Mainspring.Lifecycle.Artifacts;

/// <summary>Who still needs contents of the artefact store: names in the tree, versions of models, versions of data sets.</summary>
public interface IContentReferences
{
    /// <summary>Those of some contents that something refers to, by every write that was acknowledged before.</summary>
    Task<IReadOnlySet<ContentHash>> FindNeededAsync(IReadOnlyCollection<ContentHash> among, CancellationToken cancellation = default);
}
