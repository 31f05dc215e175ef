using System.Text.Json.Serialization;

namespace Mainspring.Cli.Loading;

/// <summary>The JSON of <see cref="LoadResult"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LoadResult))]
internal sealed partial class LoadResultJson : JsonSerializerContext;
