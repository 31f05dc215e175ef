using System.Text.Json.Serialization;

namespace Mainspring.Client.Runs;

/// <summary>The JSON of runs.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(RunInfo))]
[JsonSerializable(typeof(RunList))]
[JsonSerializable(typeof(RunStart))]
[JsonSerializable(typeof(RunEntries))]
[JsonSerializable(typeof(RunUpdate))]
[JsonSerializable(typeof(RunMove))]
[JsonSerializable(typeof(RunInputList))]
[JsonSerializable(typeof(ArtifactInfo))]
[JsonSerializable(typeof(ArtifactList))]
[JsonSerializable(typeof(MetricHistory))]
public sealed partial class RunsJson : JsonSerializerContext;
