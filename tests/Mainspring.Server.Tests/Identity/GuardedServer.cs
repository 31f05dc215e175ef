using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Mainspring.Client;
using Mainspring.Client.Identity;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Mainspring.Server.Tests.Identity;

/// <summary>A whole server that asks callers who they are, with a key for each role.</summary>
public sealed class GuardedServer : IAsyncLifetime
{
    public const string Password = "three unrelated words";

    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-guarded-").FullName;
    private readonly Dictionary<string, string> _keys = [];
    private WebApplication? _app;

    public Uri Url { get; private set; } = null!;

    public Uri Grpc { get; private set; } = null!;

    public string Home => Path.Combine(_folder, ".mainspring");

    public IServiceProvider Services => _app!.Services;

    /// <summary>The owner of the folder.</summary>
    public MainspringClient Local { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _app = MainspringServer.Build(new ServerOptions { Home = Home, Port = 0, GrpcPort = 0, Auth = AuthMode.On, AllowedHosts = ["ml.example.org", "*.inner.example.org"] });
        await _app.StartAsync();
        Url = new(_app.Urls.First());
        Grpc = new(_app.Urls.Last());
        Local = new(Url, Workspace.LocalKey(Home));
        foreach (string role in (string[])["viewer", "editor", "operator", "admin"])
        {
            _keys[role] = (await Local.Keys.CreateAsync(new() { Name = role, Role = role, Program = true })).Key;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Local.Dispose();
        await _app!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The key of a role.</summary>
    public string KeyOf(string role) => _keys[role];

    /// <summary>A client with the key of a role.</summary>
    public MainspringClient As(string role) => new(Url, KeyOf(role));

    /// <summary>A plain client that keeps cookies and follows nothing, with a key when one is given.</summary>
    public HttpClient Http(string? key = null)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Url };
        http.DefaultRequestHeaders.Authorization = key is null ? null : new("Bearer", key);
        return http;
    }

    /// <summary>A client with basic authentication.</summary>
    public HttpClient Basic(string name, string password)
    {
        HttpClient http = Http();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));
        return http;
    }

    /// <summary>Adds a user with <see cref="Password"/>.</summary>
    public Task<UserInfo> AddUserAsync(string name, string role) => Local.Users.AddAsync(new(name, Password, role));
}
