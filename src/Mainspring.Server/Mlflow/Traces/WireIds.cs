using System.Globalization;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Traces;

/// <summary>Identities as requests carry them.</summary>
internal static class WireIds
{
    public static TraceId Trace(string? text) => TraceId.TryParse(text, out TraceId? id) ? id
        : string.IsNullOrEmpty(text) ? throw Missing("trace_id")
        : throw MlflowFault.Invalid($"'{text}' is not the id of a trace: up to 128 letters, digits, '-', '_' and '.'.");

    public static TraceId[] Traces(IReadOnlyList<string>? texts) => [.. (texts ?? []).Select(Trace)];

    public static long Experiment(string? text) => string.IsNullOrEmpty(text) ? throw Missing("experiment_id")
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id
        : throw MlflowFault.Invalid($"Invalid experiment ID '{text}': it is a number.");

    public static long[] Experiments(IReadOnlyList<string>? texts) => texts is { Count: > 0 }
        ? [.. texts.Select(Experiment).Distinct()]
        : throw MlflowFault.Invalid("At least one experiment must be given to search traces in.");

    public static MlflowFault Missing(string field) =>
        MlflowFault.Invalid($"Missing value for required parameter '{field}'. See the API docs for more information about request parameters.");
}
