using System.Reflection;
using System.Text.Json;

namespace Mainspring.Server.Serving.Payloads.OpenInference;

/// <summary>What the server says of itself at <c>/v2</c>.</summary>
internal static class ServerMetadata
{
    /// <summary>Its version, as MLServer and Triton give theirs.</summary>
    public static string Version { get; } = typeof(ServerMetadata).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["name"] = "mainspring", ["version"] = Version, ["extensions"] = Array.Empty<string>() });
}
