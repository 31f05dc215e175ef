using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Traces;

/// <summary>Assessments of traces on MLflow's wire.</summary>
internal static class AssessmentRoutes
{
    private const string V3 = "3.0";
    private const string All = "traces/{trace_id}/assessments";
    private const string One = $"{All}/{{assessment_id}}";

    public static void MapAssessments(this MlflowRoutes routes)
    {
        routes.Post(All, MlflowAccess.Edit<AssessmentRequest>(static request => Resource.Trace(request.TraceId)), CreateAsync, V3);
        routes.Get(One, MlflowAccess.View<AssessmentKeyRequest>(static request => Resource.Trace(request.TraceId)), GetAsync, V3);
        routes.Patch(One, MlflowAccess.Edit<AssessmentRequest>(static request => Resource.Trace(request.TraceId)), UpdateAsync, V3);
        routes.Delete(One, MlflowAccess.Edit<AssessmentKeyRequest>(static request => Resource.Trace(request.TraceId)), DeleteAsync, V3);
    }

    private static async Task<AssessmentAnswer> CreateAsync(AssessmentRequest request, MlflowCall call) => new(AssessmentWire.Kept(
        await call.Get<Tracer>().AssessAsync(WireIds.Trace(request.TraceId), AssessmentWire.Read(request.Assessment), call.Cancellation), request.TraceId));

    private static async Task<AssessmentAnswer> GetAsync(AssessmentKeyRequest request, MlflowCall call) => new(AssessmentWire.Kept(
        await call.Get<ITraceStore>().FindAssessmentAsync(WireIds.Trace(request.TraceId), request.AssessmentId ?? "", call.Cancellation), request.TraceId));

    private static async Task<AssessmentAnswer> UpdateAsync(AssessmentRequest request, MlflowCall call) => new(AssessmentWire.Kept(
        await call.Get<Tracer>().ChangeAsync(WireIds.Trace(request.TraceId), request.AssessmentId ?? "", AssessmentWire.ReadChange(request.Assessment, request.UpdateMask), call.Cancellation),
        request.TraceId));

    private static async Task<MlflowNothing> DeleteAsync(AssessmentKeyRequest request, MlflowCall call) =>
        await call.Get<ITraceStore>().DeleteAssessmentAsync(WireIds.Trace(request.TraceId), request.AssessmentId ?? "", call.Cancellation)
            ? MlflowNothing.Instance
            : throw TraceWire.NotFound(request.TraceId);
}
