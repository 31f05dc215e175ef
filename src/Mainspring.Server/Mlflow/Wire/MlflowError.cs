using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>The error codes of MLflow's wire with the status that each is answered with.</summary>
/// <param name="Code">The code as clients see it.</param>
/// <param name="Status">The HTTP status.</param>
internal sealed record MlflowError(string Code, int Status)
{
    public static MlflowError InvalidParameterValue { get; } = new("INVALID_PARAMETER_VALUE", StatusCodes.Status400BadRequest);

    public static MlflowError ResourceAlreadyExists { get; } = new("RESOURCE_ALREADY_EXISTS", StatusCodes.Status400BadRequest);

    public static MlflowError BadRequest { get; } = new("BAD_REQUEST", StatusCodes.Status400BadRequest);

    public static MlflowError Unauthenticated { get; } = new("UNAUTHENTICATED", StatusCodes.Status401Unauthorized);

    public static MlflowError PermissionDenied { get; } = new("PERMISSION_DENIED", StatusCodes.Status403Forbidden);

    public static MlflowError ResourceDoesNotExist { get; } = new("RESOURCE_DOES_NOT_EXIST", StatusCodes.Status404NotFound);

    public static MlflowError EndpointNotFound { get; } = new("ENDPOINT_NOT_FOUND", StatusCodes.Status404NotFound);

    public static MlflowError ResourceConflict { get; } = new("RESOURCE_CONFLICT", StatusCodes.Status409Conflict);

    public static MlflowError RequestLimitExceeded { get; } = new("REQUEST_LIMIT_EXCEEDED", StatusCodes.Status429TooManyRequests);

    public static MlflowError InternalError { get; } = new("INTERNAL_ERROR", StatusCodes.Status500InternalServerError);

    public static MlflowError InvalidState { get; } = new("INVALID_STATE", StatusCodes.Status500InternalServerError);

    public static MlflowError NotImplemented { get; } = new("NOT_IMPLEMENTED", StatusCodes.Status501NotImplemented);

    public static MlflowError TemporarilyUnavailable { get; } = new("TEMPORARILY_UNAVAILABLE", StatusCodes.Status503ServiceUnavailable);

    /// <summary>The code for a status that something below the wire chose, such as 413.</summary>
    public static MlflowError Of(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Unauthenticated,
        StatusCodes.Status403Forbidden => PermissionDenied,
        StatusCodes.Status404NotFound => EndpointNotFound,
        StatusCodes.Status409Conflict => ResourceConflict,
        StatusCodes.Status429TooManyRequests => RequestLimitExceeded,
        StatusCodes.Status503ServiceUnavailable => TemporarilyUnavailable,
        >= 500 => InternalError with { Status = status },
        _ => InvalidParameterValue with { Status = status },
    };
}
