using Mainspring.Lifecycle.Tracing;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Traces;

/// <summary>States of traces in the words of the wire.</summary>
internal static class TraceStates
{
    public static string Of(TraceState state) => state switch
    {
        TraceState.Ok => "OK",
        TraceState.Error => "ERROR",
        TraceState.InProgress => "IN_PROGRESS",
        _ => "STATE_UNSPECIFIED",
    };

    public static string OfVersion2(TraceState state) => state == TraceState.Unspecified ? "TRACE_STATUS_UNSPECIFIED" : Of(state);

    public static TraceState Read(string? text) => text switch
    {
        "OK" => TraceState.Ok,
        "ERROR" => TraceState.Error,
        "IN_PROGRESS" => TraceState.InProgress,
        null or "" or "STATE_UNSPECIFIED" or "TRACE_STATUS_UNSPECIFIED" => TraceState.Unspecified,
        _ => throw MlflowFault.Invalid($"'{text}' is no state of a trace; write OK, ERROR or IN_PROGRESS."),
    };
}
