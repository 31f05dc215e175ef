using System.IO.Compression;
using System.Reflection;
using Mainspring.Lifecycle.Identity;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Mainspring.Web.Layout;

/// <summary>
/// The styles, scripts, fonts and icons of the pages. They are embedded, so that the program finds them from any working directory,
/// and live below a path with the fingerprint of them all, so that browsers may keep them for ever.
/// </summary>
internal static class PageAssets
{
    private static readonly Assembly Owner = typeof(PageAssets).Assembly;

    private static readonly string Fingerprint = ReadFingerprint();

    /// <summary>The address of an asset, such as <c>site.css</c>.</summary>
    public static string Url(string path) => $"/assets/{Fingerprint}/{path}";

    public static void MapPageAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{fingerprint}/{**path}", (string fingerprint, string path, HttpContext context) => Send(fingerprint, path, context)).Needs(Role.None).ExcludeFromDescription();

    private static IResult Send(string fingerprint, string path, HttpContext context)
    {
        if (Open(path, context.Request, out string? encoding) is not { } content)
        {
            return TypedResults.NotFound();
        }

        IHeaderDictionary headers = context.Response.Headers;
        headers.CacheControl = fingerprint == Fingerprint ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        return TypedResults.Stream(content, ContentType(path));
    }

    private static Stream? Open(string path, HttpRequest request, out string? encoding)
    {
        string accepted = request.Headers.AcceptEncoding.ToString();
        encoding = accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br" : "gzip";
        if (Resource(path + (encoding == "br" ? ".br" : ".gz")) is not { } compressed)
        {
            encoding = null;
            return Resource(path);
        }

        if (encoding == "br" || accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            return compressed;
        }

        encoding = null;
        return new GZipStream(compressed, CompressionMode.Decompress);
    }

    private static Stream? Resource(string path) => Owner.GetManifestResourceStream("lib/" + path);

    private static string ContentType(string path) => Path.GetExtension(path) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => "text/plain; charset=utf-8",
    };

    private static string ReadFingerprint()
    {
        using var reader = new StreamReader(Resource("fingerprint") ?? throw new InvalidOperationException("Mainspring.Web was built without its assets; build it again with Node.js at hand."));
        return reader.ReadToEnd();
    }
}
