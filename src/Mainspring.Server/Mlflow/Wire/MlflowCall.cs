using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>What a handler has besides its request.</summary>
internal readonly record struct MlflowCall(HttpContext Http)
{
    /// <summary>Ends when the client goes away.</summary>
    public CancellationToken Cancellation => Http.RequestAborted;

    /// <summary>A service of the server.</summary>
    public T Get<T>()
        where T : notnull => Http.RequestServices.GetRequiredService<T>();
}
