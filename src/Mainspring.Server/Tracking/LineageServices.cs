using Mainspring.Lifecycle.Tracking.EvaluationDatasets;
using Mainspring.Lifecycle.Tracking.Inputs;
using Mainspring.Lifecycle.Tracking.LoggedModels;
using Mainspring.Lifecycle.Tracking.Scorers;
using Mainspring.Storage.Relational.Tracking.EvaluationDatasets;
using Mainspring.Storage.Relational.Tracking.Inputs;
using Mainspring.Storage.Relational.Tracking.LoggedModels;
using Mainspring.Storage.Relational.Tracking.Scorers;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tracking;

/// <summary>What keeps the things beside runs: what went in, what came out, and what models are judged by.</summary>
internal static class LineageServices
{
    public static void AddLineage(this IServiceCollection services)
    {
        services.AddSingleton<ILoggedModelStore, LoggedModelStore>();
        services.AddSingleton<ModelLog>();
        services.AddSingleton<IRunInputStore, RunInputStore>();
        services.AddSingleton<InputLog>();
        services.AddSingleton<IEvaluationDatasetStore, EvaluationDatasetStore>();
        services.AddSingleton<EvaluationDatasetLibrary>();
        services.AddSingleton<IScorerStore, ScorerStore>();
    }
}
