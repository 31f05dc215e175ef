using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>What clients ask the server itself, outside of its calls.</summary>
internal static class MlflowServer
{
    /// <summary>The version of MLflow whose wire this is. Clients of 3.x choose by it how they send traces.</summary>
    private const string Version = "3.11.0";

    public static void MapMlflowServer(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health", static () => TypedResults.Text("OK")).Anonymous().ExcludeFromDescription();
        app.MapGet("/version", static () => TypedResults.Text(Version)).Anonymous().ExcludeFromDescription();
    }
}
