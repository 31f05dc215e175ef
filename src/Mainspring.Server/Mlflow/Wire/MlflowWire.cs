using Mainspring.Server.Mlflow.Registry;
using Mainspring.Server.Mlflow.Traces;
using Mainspring.Server.Mlflow.Traces.Otlp;
using Mainspring.Server.Mlflow.Webhooks;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>The whole of MLflow's wire: one line for each area.</summary>
internal static class MlflowWire
{
    public static void MapMlflow(this IEndpointRouteBuilder app)
    {
        var routes = new MlflowRoutes(app);
        routes.MapRegisteredModels();
        routes.MapModelVersions();
        routes.MapModelAliases();
        routes.MapWebhooks();
        routes.MapTraces();
        routes.MapTraceReading();
        routes.MapTraceSearch();
        routes.MapTraceMetrics();
        routes.MapAssessments();
        routes.MapUnknown();
        app.MapOtlp();
    }
}
