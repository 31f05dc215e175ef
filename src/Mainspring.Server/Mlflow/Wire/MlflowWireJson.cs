using System.Text.Json.Serialization;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>What every area of the wire shares.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MlflowNothing))]
[JsonSerializable(typeof(MlflowErrorBody))]
internal sealed partial class MlflowWireJson : JsonSerializerContext;
