using System.Text.Json.Serialization;
using Mainspring.Server.Importing;

namespace Mainspring.Cli.Importing;

/// <summary>The result of an import as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ImportResult))]
internal sealed partial class ImportJson : JsonSerializerContext;
