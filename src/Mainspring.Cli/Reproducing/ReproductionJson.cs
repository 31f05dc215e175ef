using System.Text.Json.Serialization;

namespace Mainspring.Cli.Reproducing;

/// <summary>The JSON of <see cref="ReproductionResult"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(ReproductionResult))]
internal sealed partial class ReproductionJson : JsonSerializerContext;
