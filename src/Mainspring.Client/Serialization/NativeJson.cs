using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Mainspring.Client.Datasets;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Experiments;
using Mainspring.Client.Feedback;
using Mainspring.Client.Identity;
using Mainspring.Client.Maintenance;
using Mainspring.Client.Models;
using Mainspring.Client.Pipelines;
using Mainspring.Client.Releases;
using Mainspring.Client.Runs;

namespace Mainspring.Client.Serialization;

/// <summary>The JSON of the native wire: snake_case, nulls left out, no reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ServerAddress))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(Readiness))]
public sealed partial class NativeJson : JsonSerializerContext
{
    /// <summary>The options of every reader and writer of the native wire. Each area of the wire adds its context here.</summary>
    public static JsonSerializerOptions Wire { get; } = Freeze(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(
            new NativeJson(),
            DatasetsJson.Default,
            EndpointJson.Default,
            ExperimentsJson.Default,
            FeedbackJson.Default,
            IdentityJson.Default,
            MaintenanceJson.Default,
            ReleasesJson.Default,
            RunsJson.Default,
            ModelsJson.Default,
            PipelineJson.Default),
    });

    private static JsonSerializerOptions Freeze(JsonSerializerOptions options)
    {
        options.MakeReadOnly();
        return options;
    }
}
