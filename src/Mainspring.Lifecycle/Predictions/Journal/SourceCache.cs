namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>The sources that were met so far. One is told by its bytes, so that it need not be decoded again and again.</summary>
internal sealed class SourceCache
{
    private readonly List<KnownSource> _known = [];

    /// <summary>Takes the source from a reader that stands behind the fixed part of a payload.</summary>
    public KnownSource Take(ref PayloadReader reader, ReadOnlySpan<byte> payload, int version)
    {
        ReadOnlySpan<byte> rest = payload[PayloadFormat.FixedBytes..];
        foreach (KnownSource known in _known)
        {
            if (known.Source.Version == version && rest.StartsWith(known.Encoded))
            {
                reader.Take(known.Encoded.Length);
                return known;
            }
        }

        KnownSource source = KnownSource.Decode(ref reader, rest, version);
        _known.Add(source);
        return source;
    }
}
