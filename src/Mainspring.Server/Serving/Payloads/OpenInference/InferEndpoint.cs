using Mainspring.Lifecycle.Serving;
using Mainspring.Server.Safety;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Serving.Payloads.OpenInference;

/// <summary><c>POST /v2/models/{endpoint}[/versions/{version}]/infer</c>: tensors in, tensors out.</summary>
internal sealed class InferEndpoint(EndpointTable table, PayloadExchange exchange)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context);
        }
        catch (PayloadException fault)
        {
            await InferAnswer.Refuse(fault.Status, fault.Message).ExecuteAsync(context);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (!JsonGate.IsJson(context.Request.ContentType))
        {
            throw new PayloadException("The body must be JSON: send 'Content-Type: application/json'.", StatusCodes.Status415UnsupportedMediaType);
        }

        (Deployment? deployment, ServedEndpoint? endpoint, string? fault) = InferTarget.Find(context, table);
        if (deployment is null)
        {
            throw new PayloadException(fault!, endpoint is null ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable);
        }

        using InferBody body = InferBody.Read(await PayloadExchange.ReadAsync(context), deployment.Model.Rows.Schema);
        string[] wanted = [.. InferAnswer.Choose(body.Outputs, deployment.Model)];
        ReadOnlyMemory<byte> answer = await exchange.SendAsync(context, body.Native);
        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            await PayloadExchange.WriteAsync(context, InferAnswer.Write(answer, body.Id, wanted, deployment.Model));
        }
        else
        {
            int status = context.Response.StatusCode == StatusCodes.Status422UnprocessableEntity ? StatusCodes.Status400BadRequest : context.Response.StatusCode;
            await InferAnswer.Refuse(status, PayloadFaults.Describe(answer)).ExecuteAsync(context);
        }
    }
}
