using Mainspring.Pipelines.Definitions;
using Mainspring.Pipelines.Running;
using Mainspring.Pipelines.Runs;
using Mainspring.Server.Hosting;
using Mainspring.Server.Live;
using Mainspring.Server.Releases;
using Mainspring.Storage.Relational.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Pipelines;

/// <summary>Puts the pipelines together: what can be run, where runs are kept, and who works on them.</summary>
internal static class PipelineServices
{
    public static void AddPipelines(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<IPipelineStore, PipelineStore>();
        services.AddSingleton<ServerAddresses>();
        services.AddSingleton<RunCloser>();
        services.AddSingleton<PipelineArgumentRules>();
        services.AddSingleton(Catalog);
        services.AddSingleton<PipelineQueue>();
        services.AddSingleton<ILiveTopic, PipelineTopic>();
        if (options.RunsJobs)
        {
            services.AddHostedService<PipelineWorker>();
        }
    }

    private static PipelineCatalog Catalog(IServiceProvider services) => new(
        new PipelineDefinition("train", new StepDefinition("train", Step<TrainWork>(services))),
        new PipelineDefinition("batch", new StepDefinition("score", Step<BatchWork>(services))),
        new PipelineDefinition(EvaluateStep.Pipeline, new StepDefinition("look", ActivatorUtilities.CreateInstance<EvaluateStep>(services))) { IsLight = true });

    private static ChildStep Step<TWork>(IServiceProvider services)
        where TWork : IChildWork, new() => ActivatorUtilities.CreateInstance<ChildStep>(services, new TWork());
}
