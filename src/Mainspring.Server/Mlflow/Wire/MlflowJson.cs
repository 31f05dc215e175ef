using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
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
using Mainspring.Server.Mlflow.Webhooks;
using Mainspring.Server.Mlflow.Workspaces;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>
/// The JSON of MLflow's wire: snake_case; numbers may come as strings and leave as numbers; NaN and the infinities are strings; fields
/// that nobody knows are ignored; nulls are left out.
/// </summary>
internal static class MlflowJson
{
    /// <summary>Each area of the wire adds its context here.</summary>
    public static JsonSerializerOptions Options { get; } = Freeze(new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        Converters = { new LenientBoolean() },
        TypeInfoResolver = JsonTypeInfoResolver.Combine(
            DatasetsJson.Default,
            InputsJson.Default,
            LoggedModelsJson.Default,
            ExperimentsJson.Default,
            MetricsJson.Default,
            MlflowArtifactsJson.Default,
            MlflowRegistryJson.Default,
            ScorersJson.Default,
            TracesJson.Default,
            WebhookJson.Default,
            WorkspacesJson.Default,
            RunsJson.Default,
            MlflowWireJson.Default),
    });

    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Freeze(JsonSerializerOptions options)
    {
        options.MakeReadOnly();
        return options;
    }
}
