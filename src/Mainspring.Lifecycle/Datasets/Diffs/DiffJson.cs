using System.Text.Json.Serialization;

namespace Mainspring.Lifecycle.Datasets.Diffs;

/// <summary>The JSON of a <see cref="TableDiff"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(TableDiff))]
public sealed partial class DiffJson : JsonSerializerContext;
