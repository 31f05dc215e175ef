using Mainspring.Client.Serialization;
using Mainspring.Server.Hosting;
using Mainspring.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server;

/// <summary>The composition root: which stores and stages work together, and which routes lead to them. Each area has one line in either list.</summary>
internal static class Composition
{
    public static void AddMainspring(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Workspace.Open(options.Home));
        services.AddMainspringPages();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = NativeJson.Wire.PropertyNamingPolicy;
            json.SerializerOptions.DefaultIgnoreCondition = NativeJson.Wire.DefaultIgnoreCondition;
            json.SerializerOptions.NumberHandling = NativeJson.Wire.NumberHandling;
            json.SerializerOptions.TypeInfoResolver = NativeJson.Wire.TypeInfoResolver;
        });
    }

    public static void MapMainspring(this WebApplication app)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        _ = api;
        app.MapMainspringPages();
    }
}
