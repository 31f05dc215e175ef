using System.Security.Cryptography;
using Mainspring.Connectors.Http;
using Mainspring.Lifecycle.Alerts.Webhooks;
using Mainspring.Server.Hosting;
using Mainspring.Storage.Files;
using Mainspring.Storage.Relational.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Alerts;

/// <summary>Who is told of what happens, and how.</summary>
internal static class WebhookServices
{
    public static void AddWebhooks(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<IWebhookStore, WebhookStore>();
        services.AddSingleton<IWebhookSender>(provider => new GuardedHttp(options.AllowedWebhookHosts, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new SecretBox(KeyFile.ReadOrCreate(provider.GetRequiredService<Workspace>().SecretKeyPath, SecretBox.KeyBytes)));
        services.AddSingleton<WebhookBook>();
        services.AddSingleton(static provider => ActivatorUtilities.CreateInstance<WebhookOutbox>(provider, new Random(RandomNumberGenerator.GetInt32(int.MaxValue))));
        services.AddHostedService<WebhookWorker>();
    }
}
