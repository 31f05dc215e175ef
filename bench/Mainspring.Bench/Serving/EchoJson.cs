using System.Text.Json.Serialization;

namespace Mainspring.Bench.Serving;

/// <summary>The JSON of the echo, without reflection.</summary>
[JsonSerializable(typeof(TelcoRecord))]
[JsonSerializable(typeof(double))]
internal sealed partial class EchoJson : JsonSerializerContext;
