using System.Text.Json.Serialization;

namespace Mainspring.Cli.Simulating;

/// <summary>The JSON of <see cref="SimulationResult"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SimulationResult))]
internal sealed partial class SimulationResultJson : JsonSerializerContext;
