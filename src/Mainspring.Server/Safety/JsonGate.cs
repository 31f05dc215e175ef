using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Mainspring.Server.Safety;

/// <summary>
/// What every route that reads JSON has before it: the content type must be JSON, which a page of another site cannot send without
/// asking first, and the body must not trickle in. Routes that take files are left alone: their bodies may be long and slow.
/// </summary>
internal static class JsonGate
{
    /// <summary>A body of JSON is in memory while it comes in, so it has to come.</summary>
    private static readonly MinDataRate SlowestJson = new(bytesPerSecond: 2048, gracePeriod: TimeSpan.FromSeconds(5));

    public static void UseJsonGate(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (!ReferenceEquals(context.GetEndpoint()?.Metadata.GetMetadata<BodyLimit>(), BodyLimit.Json) || !HasBody(context))
        {
            return next(context);
        }

        if (!IsJson(context.Request.ContentType))
        {
            return ErrorBoundary.AnswerAsync(context, RequestFailure.Of(StatusCodes.Status415UnsupportedMediaType));
        }

        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = SlowestJson;
        }

        return next(context);
    });

    /// <summary><c>application/json</c> or a type that ends with <c>+json</c>, with or without parameters.</summary>
    internal static bool IsJson(string? contentType)
    {
        ReadOnlySpan<char> type = contentType.AsSpan();
        int end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.StartsWith("application/", StringComparison.OrdinalIgnoreCase) && type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }

    private static bool HasBody(HttpContext context) =>
        context.Request.ContentLength is not 0 && context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true };
}
