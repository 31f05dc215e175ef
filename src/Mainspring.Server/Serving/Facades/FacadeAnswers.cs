using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Serving.Facades;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Serving.Facades;

/// <summary>Answers of facades: plain JSON, and faults as <c>{"error", "errors": [{"field", "message"}]}</c>, which the clients of small services expect.</summary>
internal static class FacadeAnswers
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteAsync(HttpContext context, int status, JsonNode json)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(json, Options);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body).AsTask();
    }

    /// <summary>One thing is wrong with the call as such.</summary>
    public static Task RefuseAsync(HttpContext context, int status, string why) => WriteAsync(context, status, new JsonObject { ["error"] = why });

    /// <summary>Fields are wrong, each of them named.</summary>
    public static Task RefuseAsync(HttpContext context, IReadOnlyList<FieldFault> faults) => WriteAsync(context, StatusCodes.Status400BadRequest, new JsonObject
    {
        ["error"] = string.Join(' ', faults.Select(fault => $"'{fault.Field}' {fault.Message}")),
        ["errors"] = new JsonArray([.. faults.Select(fault => new JsonObject { ["field"] = fault.Field, ["message"] = fault.Message })]),
    });

    /// <summary>A route of this server refused; its faults are told by the names that the caller uses.</summary>
    public static Task RefuseAsync(HttpContext context, InnerAnswer answer, FieldMap fields)
    {
        context.Response.Headers.RetryAfter = answer.RetryAfter;
        FieldFault[] faults = FaultsOf(answer, fields);
        return answer.Status == StatusCodes.Status422UnprocessableEntity && faults.Length > 0
            ? RefuseAsync(context, faults)
            : RefuseAsync(context, answer.Status, Parse(answer)["title"]?.GetValue<string>() ?? "The server refused this.");
    }

    /// <summary>The faults that a route of this server named, by the names that the caller uses.</summary>
    public static FieldFault[] FaultsOf(InnerAnswer answer, FieldMap fields) => [.. (Parse(answer)["errors"] as JsonArray ?? []).Select(error => FaultOf((JsonObject)error!, fields))];

    private static JsonObject Parse(InnerAnswer answer)
    {
        try
        {
            return JsonNode.Parse(answer.Body) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static FieldFault FaultOf(JsonObject error, FieldMap fields)
    {
        string pointer = error["pointer"]?.GetValue<string>() ?? "";
        string column = pointer[(pointer.LastIndexOf('/') + 1)..].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        string message = error["message"]?.GetValue<string>() ?? "";
        string quoted = $"'{column}' ";
        return new(fields.FieldOf(column), message.StartsWith(quoted, StringComparison.Ordinal) ? message[quoted.Length..] : message);
    }
}
