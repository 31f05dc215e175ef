namespace Mainspring.Lifecycle.Artifacts;

/// <summary>What failures have in common that say no more than that a store is away at the moment: its server, its disk or the way to it.</summary>
public interface IStoreUnavailable
{
    /// <summary>Which store, and what is wrong, for people.</summary>
    string Message { get; }
}
