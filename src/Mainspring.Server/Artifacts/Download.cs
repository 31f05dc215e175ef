using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Server.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Mainspring.Server.Artifacts;

/// <summary>
/// Answers with the bytes of an artefact. They come from users and may be anything, so a browser never shows them as a page of this
/// server: always an attachment of no type, in a sandbox.
/// </summary>
internal static class Download
{
    /// <summary>The bytes as an answer of the native API.</summary>
    public static async Task<Results<FileStreamHttpResult, JsonHttpResult<Problem>>> OpenAsync(IArtifactStore store, ArtifactPath path, Content content, HttpResponse response) =>
        await FindAsync(store, path, content, response) is { } found ? found : Problems.NotFound($"The bytes of '{path}' are not in the artefact store any more.");

    /// <summary>Sends the bytes, unless they are not in the store any more.</summary>
    public static async Task<bool> SendAsync(HttpContext context, IArtifactStore store, ArtifactPath path, Content content)
    {
        FileStreamHttpResult? found = await FindAsync(store, path, content, context.Response);
        if (found is not null)
        {
            await found.ExecuteAsync(context);
        }

        return found is not null;
    }

    private static async Task<FileStreamHttpResult?> FindAsync(IArtifactStore store, ArtifactPath path, Content content, HttpResponse response)
    {
        if (await store.OpenAsync(content.Hash, response.HttpContext.RequestAborted) is not { } bytes)
        {
            return null;
        }

        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return TypedResults.Stream(bytes, "application/octet-stream", path.FileName, lastModified: null, new EntityTagHeaderValue($"\"{content.Hash}\""), enableRangeProcessing: true);
    }
}
