using System.Globalization;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using Mainspring.Client.Runs;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Server.Artifacts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Artifacts;

public sealed class TraversalTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Canary = "nobody may read, change or remove this";

    /// <summary>What else the end of an address may be: the key of a tag, a call that is not there, an asset that is embedded.</summary>
    private static readonly string[] OpensNothing = ["{**key}", "{**tag_key}", "{**rest}", "/assets/{fingerprint}/{**path}", "{*path:nonfile}"];

    /// <summary>Spellings as they stand in an address, encoded as the attacker likes.</summary>
    public static TheoryData<string> Spellings { get; } =
    [
        "../canary", "../../canary", "a/../../canary", "..%2fcanary", "..%2Fcanary", "%2e%2e/canary", "%2e%2e%2fcanary", "%2E%2E%2Fcanary", ".%2e/canary", "%2e./canary",
        "%252e%252e/canary", "%252e%252e%252fcanary", "%25252e%25252e%25252fcanary", "..%252fcanary", "..%5ccanary", "..\\canary", "%5c..%5ccanary", "..%255ccanary",
        "....//canary", "a//b", "//etc/passwd", "%2fetc%2fpasswd", "/etc/passwd", "file:///etc/passwd", "file:%2f%2f%2fetc/passwd", "C:%5cwindows", "C:/windows",
        "a%00.txt", "%00", "a%0a", "a%0d%0aX-Header:%20y", "%c0%ae%c0%ae/canary", "%e0%80%ae/canary", "%uff0e%uff0e/canary", "...%2f...%2fx", "a/.../b", "a%e2%80%aeb", "~root%2f..%2fx",
    ];

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task No_spelling_of_a_path_leaves_the_tree(string spelling)
    {
        RunInfo run = await server.Client.Runs.StartAsync(new() { Experiment = "paths" });
        string[] canaries = [Plant(server.Home), Plant(Path.Combine(server.Home, "artifacts")), Plant(Path.GetDirectoryName(server.Home)!)];
        string query = spelling.Replace("&", "%26", StringComparison.Ordinal);
        const string Proxy = "/api/2.0/mlflow-artifacts";
        (string Request, string? Body)[] requests =
        [
            ($"GET {Proxy}/artifacts/{spelling}", null),
            ($"PUT {Proxy}/artifacts/{spelling}", "abc"),
            ($"DELETE {Proxy}/artifacts/{spelling}", null),
            ($"GET {Proxy}/artifacts?path={query}", null),
            ($"GET {Proxy}/presigned/{spelling}", null),
            ($"GET {Proxy}/signed/{spelling}", null),
            ($"PUT {Proxy}/signed/{spelling}", "abc"),
            ($"POST {Proxy}/mpu/create/{spelling}", """{"path":"f","num_parts":1}"""),
            ($"POST {Proxy}/mpu/complete/{spelling}", """{"path":"f","upload_id":"x","parts":[]}"""),
            ($"POST {Proxy}/mpu/abort/{spelling}", """{"path":"f","upload_id":"x"}"""),
            ($"GET /get-artifact?run_uuid={run.RunId}&path={query}", null),
            ($"GET /model-versions/get-artifact?name=m&version=1&path={query}", null),
            ($"POST /ajax-api/2.0/mlflow/upload-artifact?run_uuid={run.RunId}&path={query}", "abc"),
            ($"GET /api/2.0/mlflow/artifacts/list?run_id={run.RunId}&path={query}", null),
            ($"GET /api/v1/runs/{run.RunId}/artifacts/{spelling}", null),
            ($"PUT /api/v1/runs/{run.RunId}/artifacts/{spelling}", "abc"),
            ($"GET /api/v1/models/m/versions/1/files/{spelling}", null),
        ];
        foreach ((string request, string? body) in requests)
        {
            // Spoken over a plain socket, since clients tidy up such addresses before they send them.
            (await SpeakAsync($"{request} HTTP/1.1", body)).ShouldBeInRange(400, 499, request);
        }

        canaries.ShouldAllBe(file => File.ReadAllText(file) == Canary);
        (await server.Client.Runs.ListArtifactsAsync(run.RunId)).Artifacts.ShouldBeEmpty();
    }

    [Fact]
    public void Every_route_that_names_an_artefact_reads_the_name_as_an_artifact_path()
    {
        RouteEndpoint[] routes =
        [
            .. server.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(route => route.RoutePattern.Parameters.Any(parameter => parameter.IsCatchAll || parameter.Name.Contains("path", StringComparison.OrdinalIgnoreCase)))
                .Where(route => !OpensNothing.Any(rest => route.RoutePattern.RawText!.EndsWith(rest, StringComparison.Ordinal))),
        ];

        routes.Length.ShouldBeGreaterThanOrEqualTo(20);
        foreach (RouteEndpoint route in routes.Where(route => route.Metadata.GetMetadata<TakesArtifactPath>() is null))
        {
            string name = route.RoutePattern.Parameters.Single(parameter => parameter.IsCatchAll).Name;
            route.Metadata.GetMetadata<MethodInfo>().ShouldNotBeNull(route.RoutePattern.RawText).GetParameters().Single(parameter => parameter.Name == name).ParameterType
                .ShouldBe(typeof(ArtifactPath), route.RoutePattern.RawText);
        }
    }

    private static string Plant(string folder)
    {
        string file = Path.Combine(folder, "canary");
        File.WriteAllText(file, Canary);
        return file;
    }

    private async Task<int> SpeakAsync(string requestLine, string? body)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Http.BaseAddress!.Host, server.Http.BaseAddress.Port);
        await using NetworkStream stream = socket.GetStream();
        string content = body is null ? "" : $"Content-Type: {(body[0] == '{' ? "application/json" : "application/octet-stream")}\r\nContent-Length: {body.Length}\r\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{requestLine}\r\nHost: localhost\r\nConnection: close\r\n{content}\r\n{body}"));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        string status = (await reader.ReadLineAsync()).ShouldNotBeNull();
        return int.Parse(status.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
