using Grpc.AspNetCore.Server;
using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Hosting;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Serving.Payloads.OpenInference.Rpc;

/// <summary>
/// Puts the protocol over gRPC into the server: only where its connections can be made, which takes a port for HTTP/2 without encryption or TLS. A server without either
/// pays nothing for it.
/// </summary>
internal static class InferenceRoutes
{
    /// <summary>What tells nothing of models, and is answered to everybody as over REST.</summary>
    private static readonly string[] Anonymous = ["ServerLive", "ServerReady", "ServerMetadata"];

    public static void AddInferenceService(this IServiceCollection services, ServerOptions options)
    {
        if (options.SpeaksGrpc)
        {
            services.AddGrpc(grpc =>
            {
                grpc.MaxReceiveMessageSize = PredictInput.LargestBody;
                grpc.IgnoreUnknownServices = true;
            }).AddServiceOptions<InferenceService>(static service => service.IgnoreUnknownServices = true);
        }
    }

    public static void MapInferenceService(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<ServerOptions>().SpeaksGrpc)
        {
            app.MapGrpcService<InferenceService>().ChecksObject().Add(static route => route.Metadata.Add(new RequiredRole(RoleFor(route))));
        }
    }

    private static Role RoleFor(EndpointBuilder route) =>
        route.Metadata.OfType<GrpcMethodMetadata>().FirstOrDefault() is { Method.Name: { } name } && Anonymous.Contains(name, StringComparer.Ordinal) ? Role.None : Role.Viewer;
}
