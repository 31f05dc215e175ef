using System.Net;
using Mainspring.Server.Errors;
using Mainspring.Server.Hosting;
using Mainspring.Server.Pipelines;
using Mainspring.Server.Safety;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Mainspring.Server;

/// <summary>Puts the whole platform together in one process.</summary>
public static class MainspringServer
{
    /// <summary>Builds a server over a workspace; start it with <c>StartAsync</c> or <c>RunAsync</c>.</summary>
    /// <exception cref="WorkspaceInUseException">Another process holds the home folder.</exception>
    /// <exception cref="ArgumentException">Other machines could reach the server, and nobody would be asked who they are.</exception>
    public static WebApplication Build(ServerOptions options)
    {
        if (options.Auth == AuthMode.Off && !options.IsInsecure && !IPAddress.IsLoopback(options.Bind))
        {
            throw new ArgumentException($"{options.Bind} can be reached from other machines, which could then do everything; leave --auth off away, or say --insecure-no-auth if that is meant.", nameof(options));
        }

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(MainspringServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None) // what would fail there was told by the error boundary; listening costs each request an Activity
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None) // who started the server tells why it did not start
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error); // pages with forms are never cached, which it warns of at each
        builder.Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            RequestLimits.Apply(kestrel.Limits);
            kestrel.ListenOn(options);
        });
        builder.Services.AddMainspring(options);

        WebApplication app = builder.Build();
        ((IApplicationBuilder)app).Use(app.Services.GetRequiredService<InnerPipeline>().Capture);
        app.UseRouting(); // after the capture, so that calls from within are routed too
        app.UseErrorBoundary(app.Logger);
        app.UseSafety();
        app.MapMainspring();
        AnnounceWhenStarted(app);
        return app;
    }

    private static void AnnounceWhenStarted(WebApplication app)
    {
        var workspace = app.Services.GetRequiredService<Workspace>();
        app.Lifetime.ApplicationStarted.Register(() => workspace.Announce(ServerAddresses.FromHere(app.Urls)));
    }
}
