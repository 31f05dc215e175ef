using System.Globalization;

namespace Mainspring.Lifecycle.Sources;

/// <summary>What somebody names as data: files, a version that is kept, or a place outside. Printing it shows no secret. Closed.</summary>
public abstract record SourceAddress
{
    private SourceAddress()
    {
    }

    /// <summary>Reads what somebody wrote.</summary>
    /// <param name="text">A path or pattern, <c>name@3</c>, <c>name@latest</c>, the beginning of a SHA-256, or a URL of the schemes <c>http</c>, <c>https</c>, <c>s3</c>, <c>gs</c>, <c>postgres</c>.</param>
    /// <param name="folder">Where relative paths start. A file that is there is meant before anything else of that name.</param>
    /// <param name="written">The text before references to the environment were replaced; null when it had none.</param>
    /// <param name="query">What to ask a database, or null for the table that the address names.</param>
    /// <exception cref="SourceFailedException">It is nothing of this, or a secret stands in it.</exception>
    public static SourceAddress Parse(string text, string folder, string? written = null, string? query = null)
    {
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0 && !File.Exists(Path.Combine(folder, text)))
        {
            RefuseSecret(written ?? text);
            return WithoutQuery(query, text[..scheme].ToLowerInvariant()) switch
            {
                "http" or "https" => new Web(Read(text)),
                "s3" or "gs" => new Objects(text),
                "postgres" or "postgresql" => new Database(text, query),
                "file" => new Local(Read(text).LocalPath),
                string unknown => throw SourceFailedException.Refused($"Data cannot be read from '{unknown}://'; write a path, http://, https://, s3://, gs:// or postgres://."),
            };
        }

        WithoutQuery(query, "file");
        string path = Path.Combine(folder, text);
        return File.Exists(path) || Directory.Exists(path) ? new Local(path)
            : ReadVersion(text) ?? ReadContent(text) ?? new Local(path);
    }

    private static string WithoutQuery(string? query, string scheme) => query is null || scheme is "postgres" or "postgresql"
        ? scheme
        : throw SourceFailedException.Refused("A query can be put to a database only; write the source as postgres://host/database, or leave the query out.");

    private static SourceAddress? ReadVersion(string text)
    {
        int at = text.LastIndexOf('@');
        if (at <= 0 || text.AsSpan().IndexOfAny("/\\*?") >= 0)
        {
            return null;
        }

        string number = text[(at + 1)..];
        return number == "latest" ? new Version(text[..at], null)
            : int.TryParse(number.StartsWith('v') ? number[1..] : number, NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? new Version(text[..at], version)
            : null;
    }

    private static SourceAddress? ReadContent(string text) => Artifacts.ContentHash.IsBeginning(text) ? new Content(text) : null;

    private static Uri Read(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
        ? uri
        : throw SourceFailedException.Refused("The address of the data cannot be read; write it as scheme://host/path, with special characters as %XX.");

    /// <summary>A password belongs into the environment: files are shared and command lines are seen by everybody on the machine.</summary>
    private static void RefuseSecret(string written)
    {
        string authority = written[(written.IndexOf("://", StringComparison.Ordinal) + 3)..].Split('/', '?')[0];
        int end = authority.LastIndexOf('@');
        int colon = end < 0 ? -1 : authority.IndexOf(':', 0, end);
        if (colon >= 0 && !authority[(colon + 1)..end].StartsWith("${", StringComparison.Ordinal))
        {
            throw SourceFailedException.Refused("A password stands in the address of the data. Leave it out and set PGPASSWORD, or write ${NAME} in its place (on a command line in single quotes) and set that variable.");
        }
    }

    private static string WithoutSecrets(string url)
    {
        Uri uri = Read(url);
        return $"{uri.Scheme}://{uri.Authority}{Uri.UnescapeDataString(uri.AbsolutePath)}";
    }

    /// <summary>Files of this machine.</summary>
    /// <param name="Pattern">An absolute path, possibly with <c>*</c>, <c>?</c> and <c>**</c>.</param>
    public sealed record Local(string Pattern) : SourceAddress
    {
        /// <inheritdoc/>
        public override string ToString() => Pattern;
    }

    /// <summary>A version of a data set.</summary>
    /// <param name="Name">The data set.</param>
    /// <param name="Number">The number, or null for the newest.</param>
    public sealed record Version(string Name, int? Number) : SourceAddress
    {
        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}@{(Number is { } number ? number : "latest")}");
    }

    /// <summary>The version that has some bytes.</summary>
    /// <param name="Sha256">Its SHA-256, or the beginning of it.</param>
    public sealed record Content(string Sha256) : SourceAddress
    {
        /// <inheritdoc/>
        public override string ToString() => Sha256;
    }

    /// <summary>A file of a web server.</summary>
    /// <param name="Url">Its address; what stands after the question mark may be a signature and is not printed.</param>
    public sealed record Web(Uri Url) : SourceAddress
    {
        /// <inheritdoc/>
        public override string ToString() => WithoutSecrets(Url.AbsoluteUri);
    }

    /// <summary>An object, or the objects of a pattern, of an object store.</summary>
    /// <param name="Url">As it was written, with options.</param>
    public sealed record Objects(string Url) : SourceAddress
    {
        /// <inheritdoc/>
        public override string ToString() => WithoutSecrets(Url);
    }

    /// <summary>A table of a database, or what a query gives.</summary>
    /// <param name="Url">As it was written; it may hold a password.</param>
    /// <param name="Query">The query, or null for the table that the address names.</param>
    public sealed record Database(string Url, string? Query) : SourceAddress
    {
        /// <inheritdoc/>
        public override string ToString() => WithoutSecrets(Url) + (Query is null ? "" : $", {string.Join(' ', Query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
    }
}
