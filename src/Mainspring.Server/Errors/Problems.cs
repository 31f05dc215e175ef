using System.Text.Json.Serialization.Metadata;
using Mainspring.Client.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mainspring.Server.Errors;

/// <summary>Error answers of the native API: <c>application/problem+json</c> with a stable <c>code</c>.</summary>
internal static class Problems
{
    private const string MediaType = "application/problem+json";

    private static readonly JsonTypeInfo<Problem> ProblemType = (JsonTypeInfo<Problem>)NativeJson.Wire.GetTypeInfo(typeof(Problem));

    public static JsonHttpResult<Problem> NotFound(string what) => Answer(StatusCodes.Status404NotFound, "not_found", what);

    public static JsonHttpResult<Problem> Conflict(string what) => Answer(StatusCodes.Status409Conflict, "conflict", what);

    public static JsonHttpResult<Problem> BadRequest(string what) => Answer(StatusCodes.Status400BadRequest, "bad_request", what);

    /// <summary>Every fault of the body at once.</summary>
    public static JsonHttpResult<Problem> Invalid(string what, params IReadOnlyList<ProblemError> errors) =>
        Answer(StatusCodes.Status422UnprocessableEntity, "invalid", what, errors);

    public static JsonHttpResult<Problem> Unavailable(string what) => Answer(StatusCodes.Status503ServiceUnavailable, "unavailable", what);

    public static JsonHttpResult<Problem> Answer(int status, string code, string title, IReadOnlyList<ProblemError>? errors = null) =>
        TypedResults.Json(new Problem(title, status, code, null, errors), ProblemType, MediaType, status);
}
