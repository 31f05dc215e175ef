using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Bench.Serving;

/// <summary>The limit that the endpoint is measured against: bare Kestrel, a typed record in by source-generated JSON, a number out. Does nothing else.</summary>
internal static class EchoServer
{
    public static async Task<int> RunAsync(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolver = EchoJson.Default);
        WebApplication app = builder.Build();
        app.MapPost("/", (TelcoRecord record) => TypedResults.Ok(record.MonthlyCharges));
        await app.StartAsync();
        Console.WriteLine($"listening on {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return args.Length;
    }
}
