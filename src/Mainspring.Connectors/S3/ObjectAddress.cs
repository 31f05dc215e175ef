using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Connectors.S3;

/// <summary>An object, or a pattern of objects, in an object store: where, and what in it.</summary>
/// <param name="Location">The bucket and the way to it; its prefix is that of the folder.</param>
/// <param name="Name">What follows the last slash; it may hold <c>*</c> and <c>?</c>.</param>
public sealed record ObjectAddress(S3Location Location, string Name)
{
    private const string Google = "gs://";
    private const string GoogleEndPoint = "https://storage.googleapis.com";

    /// <summary>Reads <c>s3://bucket/folder/name?options</c>; <c>gs://</c> is the interface of Google's store that speaks the same language, with an HMAC key.</summary>
    /// <exception cref="SourceFailedException">It is none, or the environment holds no key.</exception>
    public static ObjectAddress Parse(string url, Func<string, string?> environment)
    {
        // A question mark is one of a pattern unless options follow it.
        int mark = url.LastIndexOf('?');
        (string path, string options) = mark >= 0 && url.IndexOf('=', mark) > 0 ? (url[..mark], url[mark..]) : (url, "");
        int slash = path.LastIndexOf('/');
        return slash > path.IndexOf("://", StringComparison.Ordinal) + 2 && slash < path.Length - 1
            ? new(LocationOf(path[..slash] + options, environment), Uri.UnescapeDataString(path[(slash + 1)..]))
            : throw SourceFailedException.Refused("The address names no object; write s3://bucket/folder/name.csv, or a pattern such as s3://bucket/folder/*.csv.");
    }

    /// <summary>Reads the address of a folder of a store.</summary>
    /// <exception cref="SourceFailedException">It is none, or the environment holds no key.</exception>
    public static S3Location LocationOf(string url, Func<string, string?> environment)
    {
        if (url.StartsWith(Google, StringComparison.OrdinalIgnoreCase))
        {
            url = "s3://" + url[Google.Length..];
            url += url.Contains("endpoint=", StringComparison.Ordinal) ? "" : $"{Joint(url)}endpoint={Uri.EscapeDataString(GoogleEndPoint)}";
            url += url.Contains("region=", StringComparison.Ordinal) ? "" : $"{Joint(url)}region=auto";
        }

        try
        {
            return S3Location.Parse(url, environment);
        }
        catch (FormatException wrong)
        {
            throw SourceFailedException.Refused(wrong.Message);
        }
    }

    private static char Joint(string url) => url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
}
