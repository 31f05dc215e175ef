using System.Text.Json.Serialization;

namespace Mainspring.Cli.Deploying;

/// <summary>The JSON of <see cref="DeploymentResult"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(DeploymentResult))]
internal sealed partial class DeploymentResultJson : JsonSerializerContext;
