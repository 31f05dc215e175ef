using System.Text.Json.Serialization;

namespace Mainspring.Cli.Training;

/// <summary>The JSON of <see cref="TrainingResult"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(TrainingResult))]
internal sealed partial class TrainingResultJson : JsonSerializerContext;
