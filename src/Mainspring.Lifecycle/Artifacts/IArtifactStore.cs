namespace Mainspring.Lifecycle.Artifacts;

/// <summary>
/// Where artefacts lie. They are known by the hash of their bytes: identical bytes are kept once, and what was put is never
/// changed. Which run or version an artefact belongs to, and under which name, others remember.
/// </summary>
public interface IArtifactStore
{
    /// <summary>Keeps the bytes of a stream, in memory that does not grow with them. When the task ends they are on the disk.</summary>
    /// <remarks>When the stream fails or the caller gives up, nothing is kept.</remarks>
    /// <exception cref="IOException">The store could not take them, such as on a full disk.</exception>
    /// <exception cref="ArtifactStoreUnavailableException">The store does not answer.</exception>
    Task<Content> PutAsync(Stream bytes, CancellationToken cancellation = default);

    /// <summary>Opens an artefact for reading from its start, or gives null when it is not there. Seekable.</summary>
    Task<Stream?> OpenAsync(ContentHash hash, CancellationToken cancellation = default);

    /// <summary>Whether an artefact is there.</summary>
    Task<bool> ContainsAsync(ContentHash hash, CancellationToken cancellation = default);

    /// <summary>Reads an artefact and tells whether its bytes are still those that were put; false as well when it is not there.</summary>
    Task<bool> VerifyAsync(ContentHash hash, CancellationToken cancellation = default);

    /// <summary>Removes an artefact. Removing what is not there is no error. Streams that are open stay readable.</summary>
    Task DeleteAsync(ContentHash hash, CancellationToken cancellation = default);

    /// <summary>Removes an artefact unless it was put at that moment or later.</summary>
    /// <returns>Whether it was removed.</returns>
    Task<bool> DeleteAsync(ContentHash hash, DateTimeOffset putBefore, CancellationToken cancellation = default);

    /// <summary>Everything that is here, by hash. What is put or removed meanwhile may be missing or listed.</summary>
    IAsyncEnumerable<StoredContent> ListAsync(CancellationToken cancellation = default);

    /// <summary>Where a client can read an artefact past this server for some time, under a file name, or null when only through it.</summary>
    Task<Uri?> SignAsync(ContentHash hash, string fileName, TimeSpan lifetime, CancellationToken cancellation = default);
}
