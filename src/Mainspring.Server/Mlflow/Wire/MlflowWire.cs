using Mainspring.Server.Mlflow.Artifacts;
using Mainspring.Server.Mlflow.Datasets;
using Mainspring.Server.Mlflow.Experiments;
using Mainspring.Server.Mlflow.Inputs;
using Mainspring.Server.Mlflow.LoggedModels;
using Mainspring.Server.Mlflow.Metrics;
using Mainspring.Server.Mlflow.Registry;
using Mainspring.Server.Mlflow.Runs;
using Mainspring.Server.Mlflow.Scorers;
using Mainspring.Server.Mlflow.Traces;
using Mainspring.Server.Mlflow.Traces.Otlp;
using Mainspring.Server.Mlflow.Webhooks;
using Mainspring.Server.Mlflow.Workspaces;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>The whole of MLflow's wire: one line for each area.</summary>
internal static class MlflowWire
{
    public static void MapMlflow(this IEndpointRouteBuilder app)
    {
        var routes = new MlflowRoutes(app);
        app.MapMlflowServer();
        routes.MapExperiments();
        routes.MapRuns();
        routes.MapMetricHistory();
        routes.MapRegisteredModels();
        routes.MapModelVersions();
        routes.MapModelAliases();
        routes.MapArtifactProxy();
        routes.MapArtifactUploads();
        routes.MapAssessments();
        routes.MapEvaluationDatasets();
        routes.MapInputs();
        routes.MapLoggedModels();
        routes.MapLoggedModelArtifacts();
        routes.MapRunArtifactCalls();
        routes.MapScorers();
        routes.MapTraceMetrics();
        routes.MapTraceReading();
        routes.MapTraceSearch();
        routes.MapTraces();
        routes.MapWebhooks();
        routes.MapWorkspaces();
        routes.MapUnknown();
        app.MapOtlp();
    }
}
