using Mainspring.Connectors.Scoring;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Predictions.Feedback;
using Mainspring.Lifecycle.Predictions.Outcomes;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Facades;
using Mainspring.Lifecycle.Serving.Remote;
using Mainspring.Server.Hosting;
using Mainspring.Server.Live;
using Mainspring.Server.Serving.Facades;
using Mainspring.Server.Serving.Overload;
using Mainspring.Server.Serving.Payloads;
using Mainspring.Server.Serving.Payloads.Mlflow;
using Mainspring.Server.Serving.Payloads.OpenInference;
using Mainspring.Server.Serving.Sealing;
using Mainspring.Server.Serving.Variants;
using Mainspring.Storage.Relational.Predictions;
using Mainspring.Storage.Relational.Serving;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Serving;

/// <summary>Puts serving together: journal, log, endpoints and what loads them.</summary>
internal static class ServingServices
{
    public static void AddServing(this IServiceCollection services)
    {
        services.AddSingleton(static provider => new PredictionJournal(OptionsOf(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PredictionLog>();
        services.AddSingleton<IFeedbackStore, FeedbackStore>();
        services.AddSealing();
        services.AddSingleton<OutcomeReader>();
        services.AddSingleton<EndpointTable>();
        services.AddSingleton<IEndpointStore, EndpointStore>();
        services.AddSingleton<IRemoteScorer>(static provider => new GuardedScorer(provider.GetRequiredService<ServerOptions>().AllowedScorerHosts));
        services.AddSingleton<IModelSource, RegistryModelSource>();
        services.AddSingleton<EndpointDeployer>();
        services.AddSingleton<AdmissionGate>();
        services.AddHostedService<QueueWatch>();
        services.AddSingleton<RequestRouting>();
        services.AddSingleton<ShadowQueue>();
        services.AddSingleton<PredictHandler>();
        services.AddSingleton<PayloadExchange>();
        services.AddSingleton<InvocationsEndpoint>();
        services.AddSingleton<InferEndpoint>();
        services.AddSingleton<ILiveTopic, EndpointTopic>();
        services.AddSingleton<IFacadeStore, FacadeStore>();
        services.AddSingleton<InnerPipeline>();
        services.AddSingleton<FacadeTable>();
        services.AddHostedService(static provider => provider.GetRequiredService<FacadeTable>());
        services.AddHostedService<ServingService>();
        services.AddHostedService<AliasFollower>();
        services.AddHostedService<ShadowScorer>();
        services.AddSingleton<BanditRouter>();
        services.AddHostedService(static provider => provider.GetRequiredService<BanditRouter>());
    }

    private static JournalOptions OptionsOf(IServiceProvider provider)
    {
        ServerOptions options = provider.GetRequiredService<ServerOptions>();
        return new JournalOptions
        {
            Folder = provider.GetRequiredService<Workspace>().JournalFolder,
            Durability = options.Durability,
            OnFailure = options.OnJournalFailure,
        };
    }
}
