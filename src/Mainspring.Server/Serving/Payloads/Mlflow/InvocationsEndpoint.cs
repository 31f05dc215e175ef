using System.Text.Json;
using Mainspring.Lifecycle.Serving;
using Mainspring.Server.Errors;
using Mainspring.Server.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Serving.Payloads.Mlflow;

/// <summary>
/// <c>POST /endpoints/{endpoint}/invocations</c>: the payloads of MLflow's scoring server, <c>dataframe_split</c>, <c>dataframe_records</c>, <c>instances</c>, <c>inputs</c> and CSV, answered by
/// <c>{"predictions": […]}</c>.
/// </summary>
internal sealed class InvocationsEndpoint(EndpointTable table, PayloadExchange exchange)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            ReadOnlyMemory<byte> body = ToNative(context, await PayloadExchange.ReadAsync(context));
            ReadOnlyMemory<byte> answer = await exchange.SendAsync(context, body);
            await PayloadExchange.WriteAsync(context, context.Response.StatusCode == StatusCodes.Status200OK ? Predictions(answer) : answer);
        }
        catch (PayloadException fault)
        {
            await Problems.Answer(fault.Status, "bad_payload", fault.Message).ExecuteAsync(context);
        }
    }

    private ReadOnlyMemory<byte> ToNative(HttpContext context, ReadOnlyMemory<byte> body)
    {
        string type = context.Request.ContentType ?? "";
        if (!table.TryFind((string)context.GetRouteValue("endpoint")!, out ServedEndpoint? endpoint) || endpoint.State.Deployment is not { Model: var model })
        {
            // The handler says what is amiss with the endpoint, whatever the body is.
            return "{}"u8.ToArray();
        }

        return type.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) ? CsvBody.ToNative(body, model.Rows.Schema)
            : JsonGate.IsJson(type) ? InvocationsBody.ToNative(body, model.Rows.Schema)
            : throw new PayloadException("The body must be JSON or CSV: send 'Content-Type: application/json' or 'Content-Type: text/csv'.", StatusCodes.Status415UnsupportedMediaType);
    }

    private static ReadOnlyMemory<byte> Predictions(ReadOnlyMemory<byte> answer)
    {
        using JsonDocument document = JsonDocument.Parse(answer);
        return JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, JsonElement[]>
        {
            ["predictions"] = [.. document.RootElement.GetProperty("predictions").EnumerateArray().Select(prediction => prediction.GetProperty("prediction"))],
        });
    }
}
