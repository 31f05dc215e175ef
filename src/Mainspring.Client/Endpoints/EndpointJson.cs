using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Mainspring.Client.Endpoints;

/// <summary>The JSON of the endpoints area.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EndpointList))]
[JsonSerializable(typeof(EndpointSchema))]
[JsonSerializable(typeof(EndpointTarget))]
[JsonSerializable(typeof(FacadeInfo))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, double>))]
[JsonSerializable(typeof(PredictionAnswer))]
[JsonSerializable(typeof(PredictionLogPage))]
public sealed partial class EndpointJson : JsonSerializerContext;
