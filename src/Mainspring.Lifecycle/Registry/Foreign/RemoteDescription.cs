using System.Globalization;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Registry.Foreign;

/// <summary>A version that is a scorer elsewhere, as the flavor <c>remote</c> of its <c>MLmodel</c> says. Its columns and classes are those of the model whose file lies beside it.</summary>
/// <param name="Url">Where it is asked.</param>
/// <param name="Protocol">What it speaks.</param>
/// <param name="Deadline">How long it may take for one request, all tries together.</param>
public sealed record RemoteDescription(string Url, RemoteProtocol Protocol, TimeSpan Deadline)
{
    /// <summary>The flavor.</summary>
    public const string Flavor = "remote";

    /// <summary>The file that says what the columns and classes are: the <c>model.json</c> of a model of this product.</summary>
    public const string SchemaFile = "schema.json";

    private const int UsualMilliseconds = 2000;
    private const int MostMilliseconds = 30_000;

    private static readonly (string Name, RemoteProtocol Protocol)[] Protocols = [("json", RemoteProtocol.Json), ("mlflow", RemoteProtocol.Mlflow), ("oip", RemoteProtocol.OpenInference)];

    /// <summary>The names of the protocols.</summary>
    public static IEnumerable<string> ProtocolNames => Protocols.Select(protocol => protocol.Name);

    /// <summary>The protocol of a name; null when there is none.</summary>
    public static RemoteProtocol? ProtocolOf(string name) => Protocols.Where(protocol => protocol.Name == name).Select(protocol => (RemoteProtocol?)protocol.Protocol).FirstOrDefault();

    /// <summary>Reads a description; null when it names no scorer elsewhere, or a protocol that is not known.</summary>
    public static RemoteDescription? Read(string text)
    {
        if (YamlText.Read(text, "MLmodel", []) is not YamlMapping root || Of(root, "flavors") is not YamlMapping flavors || Of(flavors, Flavor) is not YamlMapping remote
            || Of(remote, "url") is not YamlScalar url || ProtocolOf((Of(remote, "protocol") as YamlScalar)?.Text ?? "json") is not { } protocol)
        {
            return null;
        }

        int milliseconds = int.TryParse((Of(remote, "deadline_ms") as YamlScalar)?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : UsualMilliseconds;
        return new(url.Text, protocol, TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 1, MostMilliseconds)));
    }

    /// <summary>The lines of an <c>MLmodel</c> that says this.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"""
        flavors:
          {Flavor}:
            url: "{Url}"
            protocol: {Protocols.First(known => known.Protocol == Protocol).Name}
            deadline_ms: {Deadline.TotalMilliseconds:0}

        """);

    private static YamlElement? Of(YamlMapping mapping, string key) => mapping.Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
}
