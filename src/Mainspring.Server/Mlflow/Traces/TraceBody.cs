using System.Text.Json;

namespace Mainspring.Server.Mlflow.Traces;

/// <summary>A trace with its spans in OpenTelemetry's form, where the call gives them.</summary>
internal sealed record TraceBody(TraceInfoV3Body? TraceInfo, IReadOnlyList<JsonElement>? Spans = null);
