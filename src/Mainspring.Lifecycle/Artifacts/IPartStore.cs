namespace Mainspring.Lifecycle.Artifacts;

/// <summary>
/// Where the parts of large uploads wait until all of them are there and become one content. Parts may come in any order and at the same
/// time; a part that comes again replaces the first.
/// </summary>
public interface IPartStore
{
    /// <summary>The most parts of an upload.</summary>
    const int MostParts = 10_000;

    /// <summary>Begins an upload.</summary>
    /// <returns>The name of the upload, which nobody can guess.</returns>
    Task<string> BeginAsync(CancellationToken cancellation = default);

    /// <summary>Where a client puts a part past this server, for some time, or null when this server takes it.</summary>
    Task<Uri?> SignPartAsync(string upload, int part, TimeSpan lifetime, CancellationToken cancellation = default);

    /// <summary>Takes a part.</summary>
    /// <returns>The tag by which the part is named at the end, or null when there is no such upload.</returns>
    Task<string?> PutAsync(string upload, int part, Stream bytes, CancellationToken cancellation = default);

    /// <summary>Makes the parts one content, in the order of their numbers, and forgets the upload.</summary>
    /// <returns>The content, or null when there is no such upload or a part of it is missing or has another tag.</returns>
    Task<Content?> CompleteAsync(string upload, IReadOnlyList<UploadedPart> parts, CancellationToken cancellation = default);

    /// <summary>Forgets an upload and its parts. Forgetting what is not there is no error.</summary>
    Task AbortAsync(string upload, CancellationToken cancellation = default);

    /// <summary>Forgets the uploads that began before a moment.</summary>
    /// <returns>How many they were.</returns>
    Task<int> AbortBegunBeforeAsync(DateTimeOffset moment, CancellationToken cancellation = default);
}
