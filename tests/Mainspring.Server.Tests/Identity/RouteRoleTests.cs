using Mainspring.Lifecycle.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Identity;

public sealed class RouteRoleTests(RunningServer server) : IClassFixture<RunningServer>
{
    /// <summary>All that is answered to strangers.</summary>
    private static readonly string[] Anonymous =
    [
        "GET /assets/{fingerprint}/{**path}", "GET /health", "GET /healthz", "GET /readyz", "GET /set-up", "GET /sign-in", "GET /v2/", "GET /v2/health/live", "GET /v2/health/ready", "GET /version", "POST /inference.GRPCInferenceService/ServerLive", "POST /inference.GRPCInferenceService/ServerMetadata",
        "POST /inference.GRPCInferenceService/ServerReady", "POST /set-up", "POST /sign-in", "POST /sign-out",
    ];

    /// <summary>Addresses that carry a signature of this server for one file or part, one method and a time, instead of a key.</summary>
    private static readonly string[] Signed =
    [
        "GET,HEAD /ajax-api/2.0/mlflow-artifacts/signed/{**artifact_path}", "GET,HEAD /api/2.0/mlflow-artifacts/signed/{**artifact_path}",
        "PUT /ajax-api/2.0/mlflow-artifacts/mpu/part/{upload}/{part}", "PUT /ajax-api/2.0/mlflow-artifacts/signed/{**artifact_path}",
        "PUT /api/2.0/mlflow-artifacts/mpu/part/{upload}/{part}", "PUT /api/2.0/mlflow-artifacts/signed/{**artifact_path}",
    ];

    [Fact]
    public void Every_route_says_whom_it_answers() => Routes().Where(route => RoleOf(route) is null).Select(Name).ShouldBeEmpty();

    [Fact]
    public void Strangers_are_answered_on_these_routes_only() => Routes().Where(route => RoleOf(route) == Role.None).Select(Name).Order(StringComparer.Ordinal)
        .ShouldBe(Anonymous.Concat(Signed).Order(StringComparer.Ordinal));

    [Fact]
    public void What_may_change_something_needs_more_than_a_viewer() => Routes()
        .Where(route => RoleOf(route) == Role.Viewer && Methods(route).Any(method => method is not ("GET" or "HEAD")))
        .Select(Name).Where(name => !IsReading(name)).ShouldBeEmpty();

    /// <summary>Searches whose filter is a body, predictions, and what everybody may do with their own account.</summary>
    private static bool IsReading(string name) =>
        name.Contains("search", StringComparison.OrdinalIgnoreCase) || name.Contains("/get-", StringComparison.Ordinal) || name.EndsWith("/predict", StringComparison.Ordinal)
        || name.EndsWith("/invocations", StringComparison.Ordinal) || name.EndsWith("/infer", StringComparison.Ordinal) || name.StartsWith("POST /inference.GRPCInferenceService/Model", StringComparison.Ordinal)
        || name.Contains(" /account/", StringComparison.Ordinal) || name.Contains(" /api/v1/me/", StringComparison.Ordinal) || name.Contains(" /api/v1/keys", StringComparison.Ordinal)
        || name.Contains("/batchGet", StringComparison.Ordinal) || name.EndsWith("/calculate-filter-correlation", StringComparison.Ordinal) || name.EndsWith("/get-latest-versions", StringComparison.Ordinal)
        || name.Contains("traces/metrics", StringComparison.Ordinal);

    private static Role? RoleOf(RouteEndpoint route) => route.Metadata.GetMetadata<RequiredRole>()?.Role;

    private static IReadOnlyList<string> Methods(RouteEndpoint route) => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    private static string Name(RouteEndpoint route) => $"{string.Join(',', Methods(route))} /{route.RoutePattern.RawText?.TrimStart('/')}";

    private IEnumerable<RouteEndpoint> Routes() => server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
}
