using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>
/// Reads the request of a call from where its method carries it: the query of a GET, the body of the others, and in either case the
/// route, which wins. Fields that are null count as left out.
/// </summary>
internal static class MlflowRequest<T>
{
    private static readonly JsonTypeInfo<T> Type = MlflowJson.Of<T>();
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonPropertyInfo[] Required = [.. Type.Properties.Where(property => property.IsRequired)];
    private static readonly JsonPropertyInfo[] ListsOfObjects = [.. Type.Properties.Where(property => IsList(property.PropertyType) && property.PropertyType.GenericTypeArguments is [{ IsValueType: false }])];

    /// <exception cref="MlflowFault">A required field is missing, or a field has a value of the wrong kind.</exception>
    public static async Task<T> ReadAsync(HttpRequest request)
    {
        bool fromQuery = request.ContentLength is null or 0 && !request.Headers.ContainsKey("Transfer-Encoding");
        T value = fromQuery || request.RouteValues.Count > 0
            ? ReadObject(await ReadFieldsAsync(request, fromQuery))
            : await ReadBodyAsync(request);
        foreach (JsonPropertyInfo property in Required)
        {
            if (property.Get!(value!) is null or "")
            {
                throw Missing(property.Name);
            }
        }

        foreach (JsonPropertyInfo property in ListsOfObjects)
        {
            if (property.Get!(value!) is IEnumerable entries && entries.Cast<object?>().Any(static entry => entry is null))
            {
                throw MlflowFault.Invalid($"Invalid value for parameter '{property.Name}' supplied: an entry of the list is null.");
            }
        }

        return value;
    }

    /// <summary>The way of the hot calls: bytes to record without a step between.</summary>
    private static async Task<T> ReadBodyAsync(HttpRequest request)
    {
        using var kept = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, 1 << 20));
        await request.Body.CopyToAsync(kept, request.HttpContext.RequestAborted);
        ReadOnlyMemory<byte> body = kept.GetBuffer().AsMemory(0, (int)kept.Length);
        try
        {
            if (JsonSerializer.Deserialize(body.Span, Type) is { } value)
            {
                return value;
            }
        }
        catch (JsonException)
        {
            // The slow way below forgives nulls, and finds the field that is wrong.
        }

        return ReadObject(ParseBody(body));
    }

    private static async Task<JsonObject> ReadFieldsAsync(HttpRequest request, bool fromQuery)
    {
        JsonObject fields = fromQuery ? ReadQuery(request.Query) : await ParseBodyAsync(request);
        foreach ((string key, object? value) in request.RouteValues)
        {
            // The slash is the one character of a path that the framework leaves encoded.
            fields[key] = value?.ToString()?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        }

        return fields;
    }

    private static JsonObject ReadQuery(IQueryCollection query)
    {
        var fields = new JsonObject();
        foreach ((string key, StringValues values) in query)
        {
            fields[key] = Type.Properties.FirstOrDefault(property => property.Name == key) is { } property && IsList(property.PropertyType)
                ? new JsonArray([.. values.Select(value => (JsonNode?)value)])
                : values[0];
        }

        return fields;
    }

    private static async Task<JsonObject> ParseBodyAsync(HttpRequest request)
    {
        using var kept = new MemoryStream();
        await request.Body.CopyToAsync(kept, request.HttpContext.RequestAborted);
        return ParseBody(kept.GetBuffer().AsMemory(0, (int)kept.Length));
    }

    private static JsonObject ParseBody(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonNode.Parse(body.Span, documentOptions: Strict) as JsonObject ?? throw MlflowFault.Invalid("The body must be a JSON object.");
        }
        catch (JsonException broken) when (broken.LineNumber is { } line)
        {
            throw MlflowFault.Invalid($"The body is not valid JSON: line {line + 1}, byte {broken.BytePositionInLine + 1}.");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw MlflowFault.Invalid("The body is not valid JSON: it holds the same field twice, or half of a character.");
        }
    }

    private static T ReadObject(JsonObject fields)
    {
        try
        {
            DropNulls(fields);
            return Required.FirstOrDefault(property => !fields.ContainsKey(property.Name)) is { } missing ? throw Missing(missing.Name) : fields.Deserialize(Type)!;
        }
        catch (JsonException wrong)
        {
            throw MlflowFault.Invalid($"Invalid value for parameter '{wrong.Path?.TrimStart('$', '.')}' supplied. See the API docs for more information about request parameters.");
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            // Texts are decoded as late as here, so here half of a character comes to light.
            throw MlflowFault.Invalid("A text of the request holds half of a character; it is not valid Unicode.");
        }
    }

    private static void DropNulls(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (string empty in fields.Where(field => field.Value is null).Select(field => field.Key).ToArray())
                {
                    fields.Remove(empty);
                }

                foreach ((_, JsonNode? value) in fields)
                {
                    DropNulls(value);
                }

                break;
            case JsonArray entries:
                foreach (JsonNode? entry in entries)
                {
                    DropNulls(entry);
                }

                break;
        }
    }

    private static bool IsList(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable));

    private static MlflowFault Missing(string field) =>
        MlflowFault.Invalid($"Missing value for required parameter '{field}'. See the API docs for more information about request parameters.");
}
