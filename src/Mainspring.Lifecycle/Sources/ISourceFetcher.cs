namespace Mainspring.Lifecycle.Sources;

/// <summary>Brings data of one kind of place to this machine.</summary>
public interface ISourceFetcher
{
    /// <summary>Whether it knows that kind of place.</summary>
    bool Fetches(SourceAddress address);

    /// <summary>Brings the data here, in memory that does not grow with them. What has not changed since it was fetched last is not fetched again where the place can tell.</summary>
    /// <param name="address">An address that it <see cref="Fetches"/>.</param>
    /// <param name="cancellation">Gives up; nothing is kept.</param>
    /// <exception cref="SourceFailedException">The place gave no data.</exception>
    Task<Snapshot> FetchAsync(SourceAddress address, CancellationToken cancellation = default);
}
