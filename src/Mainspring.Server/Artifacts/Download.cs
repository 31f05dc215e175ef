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
    public static async Task<Results<FileStreamHttpResult, JsonHttpResult<Problem>>> OpenAsync(IArtifactStore store, ArtifactPath path, Content content, HttpResponse response)
    {
        if (await store.OpenAsync(content.Hash, response.HttpContext.RequestAborted) is not { } bytes)
        {
            return Problems.NotFound($"The bytes of '{path}' are not in the artefact store any more.");
        }

        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return TypedResults.Stream(bytes, "application/octet-stream", path.FileName, lastModified: null, new EntityTagHeaderValue($"\"{content.Hash}\""), enableRangeProcessing: true);
    }
}
