using System.Text.Json.Serialization;

namespace Mainspring.Storage.Relational.Tracking.Inputs;

/// <summary>The form of a description of data over which its hash is taken.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class InputJson : JsonSerializerContext;
