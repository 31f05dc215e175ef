using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Registry.Foreign;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Spans;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Alerts;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Databases;
using Mainspring.Server.Datasets;
using Mainspring.Server.Datasets.Samples;
using Mainspring.Server.Health;
using Mainspring.Server.Hosting;
using Mainspring.Server.Identity;
using Mainspring.Server.Live;
using Mainspring.Server.Maintenance;
using Mainspring.Server.Metrics;
using Mainspring.Server.Mlflow.Wire;
using Mainspring.Server.OpenApi;
using Mainspring.Server.Pipelines;
using Mainspring.Server.Registry;
using Mainspring.Server.Releases;
using Mainspring.Server.Serving;
using Mainspring.Server.Serving.Facades;
using Mainspring.Server.Serving.Feedback;
using Mainspring.Server.Serving.Payloads.OpenInference;
using Mainspring.Server.Serving.Payloads.OpenInference.Rpc;
using Mainspring.Server.Serving.Variants;
using Mainspring.Server.Tracking;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Registry;
using Mainspring.Storage.Relational.Tracing;
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
        services.AddArtifacts(options);
        // By a factory, so that the container gives the workspace free at the end; it leaves instances that it is handed alone.
        Workspace workspace = Workspace.Open(options.Home);
        services.AddSingleton(_ => workspace);
        services.AddStores();
        services.AddIdentity(options);
        services.AddDatasets();
        services.AddServing();
        services.AddInferenceService(options);
        services.AddReleases(options);
        services.AddPipelines(options);
        services.AddWebhooks(options);
        services.AddMaintenance(options);
        services.AddSingleton<StoreWatch>();
        services.AddHostedService(static provider => provider.GetRequiredService<StoreWatch>());
        services.AddOpenApiDescription();
        services.AddMainspringPages();
        services.Configure<RouteHandlerOptions>(static routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = NativeJson.Wire.PropertyNamingPolicy;
            json.SerializerOptions.DefaultIgnoreCondition = NativeJson.Wire.DefaultIgnoreCondition;
            json.SerializerOptions.Encoder = NativeJson.Wire.Encoder;
            json.SerializerOptions.NumberHandling = NativeJson.Wire.NumberHandling;
            json.SerializerOptions.TypeInfoResolver = NativeJson.Wire.TypeInfoResolver;
        });
    }

    public static void MapMainspring(this WebApplication app)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        api.MapServing();
        api.MapFeedback();
        api.MapReleases();
        api.MapFacades();
        api.MapDatasets();
        api.MapSamples();
        api.MapPipelines();
        api.MapLive();
        app.MapHealth();
        app.MapMetrics();
        app.MapOpenApiDescription();
        api.MapRuns();
        api.MapExperiments();
        api.MapModels();
        api.MapIdentity();
        api.MapMaintenance();
        app.MapMlflow();
        app.MapOpenInference();
        app.MapInferenceService();
        app.MapIdentityPages();
        app.MapTrafficForm();
        app.MapMainspringPages();
    }

    /// <summary>Where state is kept.</summary>
    private static void AddStores(this IServiceCollection services)
    {
        services.AddSingleton<Database>(static provider => MetadataDatabase.Open(
            provider.GetRequiredService<ServerOptions>().Database, provider.GetRequiredService<Workspace>().DatabasePath, provider.GetRequiredService<TimeProvider>()));
        services.AddTracking();
        services.AddSingleton<RunFiles>();
        services.AddSingleton<ITraceStore, TraceStore>();
        services.AddSingleton<Tracer>();
        services.AddSingleton<TraceReader>();
        services.AddSingleton<SpanFileIntake>();
        services.AddLineage();
        services.AddSingleton<IRegistryStore, RegistryStore>();
        services.AddSingleton<VersionSources>();
        services.AddSingleton<VersionFiles>();
        services.AddSingleton<IModelTrial, ChildModelTrial>();
        services.AddSingleton<VersionTrials>();
        services.AddSingleton<ModelRegistry>();
        services.AddHostedService<GrantFollower>();
    }
}
