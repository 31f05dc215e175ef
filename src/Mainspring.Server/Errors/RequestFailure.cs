using System.Text.Json;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Filters;
using Mainspring.Storage.Relational;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Errors;

/// <summary>What the client is told when a request ended with an exception.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Title">A sentence without names of our code, paths or statements.</param>
internal sealed record RequestFailure(int Status, string Code, string Title)
{
    /// <summary>Whether it is ours, so that the log must tell about it.</summary>
    public bool IsOurs => Status >= StatusCodes.Status500InternalServerError;

    public static RequestFailure Of(Exception failure) => failure switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } large => new(large.StatusCode, "too_large", large.Message),
        BadHttpRequestException bad => new(bad.StatusCode, "bad_request", Describe(bad)),
        FilterException filter => new(StatusCodes.Status400BadRequest, "bad_filter", filter.Message),
        DatabaseUnavailableException => new(StatusCodes.Status503ServiceUnavailable, "unavailable", "The database did not confirm what this request asked for; do it again later. The server's log says why."),
        ArtifactStoreUnavailableException => new(StatusCodes.Status503ServiceUnavailable, "unavailable", "The artefact store does not answer at the moment; nothing of this request was kept. Try again later."),
        IOException full when IsDiskFull(full) => new(StatusCodes.Status507InsufficientStorage, "disk_full", "The disk of the server is full; nothing of this request was kept."),
        _ => new(StatusCodes.Status500InternalServerError, "internal", "The server failed on this request; its log says why."),
    };

    /// <summary>What a bare status means.</summary>
    public static RequestFailure Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => new(status, "not_found", "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => new(status, "method_not_allowed", "This address does not take this method."),
        StatusCodes.Status415UnsupportedMediaType => new(status, "unsupported_media_type", "The body must be JSON: send 'Content-Type: application/json'."),
        >= StatusCodes.Status500InternalServerError => new(status, "internal", "The server failed on this request; its log says why."),
        _ => new(status, "bad_request", "The request was refused."),
    };

    private static string Describe(BadHttpRequestException bad) => bad.InnerException is JsonException json
        ? $"The body is not the JSON that this call takes: line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}{(json.Path is { Length: > 0 } path ? $", at {path}" : "")}."
        : bad.Message;

    /// <summary>ENOSPC on Linux and macOS; the file system's quota counts as well.</summary>
    private static bool IsDiskFull(IOException failure) => (failure.HResult & 0xFFFF) is 28 or 122;
}
