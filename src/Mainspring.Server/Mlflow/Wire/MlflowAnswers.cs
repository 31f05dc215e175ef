using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>Writes answers.</summary>
internal static class MlflowAnswers
{
    public static Task WriteAsync<T>(HttpContext context, T answer)
    {
        context.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(context.Response.BodyWriter, answer, MlflowJson.Of<T>(), context.RequestAborted);
    }

    public static Task WriteErrorAsync(HttpContext context, MlflowError error, string message)
    {
        context.Response.StatusCode = error.Status;
        return WriteAsync(context, new MlflowErrorBody(error.Code, message));
    }
}
