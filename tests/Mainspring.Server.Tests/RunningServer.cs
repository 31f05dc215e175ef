using Mainspring.Client;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Mainspring.Server.Tests;

/// <summary>A whole server on a free port over a home folder of its own.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-server-").FullName;
    private WebApplication? _app;

    /// <summary>A typed client of it.</summary>
    public MainspringClient Client { get; private set; } = null!;

    /// <summary>A plain client of it, for requests that no typed client would send.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Where it speaks gRPC.</summary>
    public Uri Grpc { get; private set; } = null!;

    /// <summary>What the server is made of.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>The home folder.</summary>
    public string Home => Path.Combine(_folder, ".mainspring");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _app = MainspringServer.Build(new ServerOptions { Home = Home, Port = 0, GrpcPort = 0 });
        await _app.StartAsync();
        var address = new Uri(_app.Urls.First());
        Client = new(address);
        Http = new() { BaseAddress = address };
        Grpc = new(_app.Urls.Last());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Http.Dispose();
        await _app!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
