using System.IO.Enumeration;
using Mainspring.Data.Reading;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Connectors.S3;

/// <summary>Fetches objects of object stores: one, or those of a folder whose names match a pattern. What did not change since it was fetched last is not fetched again.</summary>
/// <param name="cache">Where they are kept.</param>
/// <param name="environment">Gives the value of an environment variable.</param>
public sealed class ObjectFetcher(SourceCache cache, Func<string, string?> environment) : ISourceFetcher
{
    /// <inheritdoc/>
    public bool Fetches(SourceAddress address) => address is SourceAddress.Objects;

    /// <inheritdoc/>
    public async Task<Snapshot> FetchAsync(SourceAddress address, CancellationToken cancellation = default)
    {
        string url = ((SourceAddress.Objects)address).Url;
        ObjectAddress meant = ObjectAddress.Parse(url, environment);
        using var store = new ObjectStore(meant.Location);
        CachedSource cached = cache.Open($"{meant.Location.EndPoint} {meant.Location}{meant.Name}");
        if (meant.Name.AsSpan().IndexOfAny('*', '?') < 0)
        {
            await FetchAsync(store, cached, meant.Name, await store.FindAsync(meant.Name, cancellation) ?? throw new SourceFailedException(SourceFailure.NotFound, $"There is no object '{address}'."), cancellation);
            return new(cached.Locate(meant.Name), meant.Name, address.ToString());
        }

        List<string> names = [];
        await foreach ((string key, string mark) in store.ListAsync(cancellation))
        {
            if (!key.Contains('/', StringComparison.Ordinal) && FileSystemName.MatchesSimpleExpression(meant.Name, key, ignoreCase: false))
            {
                await FetchAsync(store, cached, key, mark, cancellation);
                names.Add(key);
            }
        }

        if (names.Count == 0)
        {
            throw new SourceFailedException(SourceFailure.NotFound, $"No object matches '{address}'.");
        }

        cached.KeepOnly(names);
        return new(Path.Combine(cached.Files, names is [var only] ? only : "*"), names[0], address.ToString());
    }

    private static async Task FetchAsync(ObjectStore store, CachedSource cached, string name, string mark, CancellationToken cancellation)
    {
        if (DataFormats.OfName(name) is null)
        {
            throw SourceFailedException.Refused($"The object '{name}' has no known ending; name one that ends in .csv, .tsv, .parquet, .jsonl or .ndjson, or one of these with .gz.");
        }

        if (!cached.Holds(name, mark))
        {
            await cached.KeepAsync(name, mark, file => store.GetAsync(name, file, cancellation));
        }
    }
}
