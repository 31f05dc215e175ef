using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Mainspring.Connectors.Http;

/// <summary>What the operator lets this server reach besides the public internet, such as a relay inside the company.</summary>
public sealed class ReachableHosts
{
    /// <summary>The environment variable by which a server tells its jobs what they may reach.</summary>
    public const string Variable = "MAINSPRING_JOB_HOSTS";

    private readonly IPNetwork[] _networks;
    private readonly HashSet<string> _names;

    private ReachableHosts(IEnumerable<IPNetwork> networks, IEnumerable<string> names)
    {
        _networks = [.. networks];
        _names = new(names, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Nothing but the public internet.</summary>
    public static ReachableHosts None { get; } = new([], []);

    /// <summary>Reads a list divided by commas: networks such as <c>10.1.0.0/16</c>, addresses, and exact host names.</summary>
    /// <exception cref="FormatException">A part is none of them; the message names it.</exception>
    public static ReachableHosts Parse(string? text)
    {
        List<IPNetwork> networks = [];
        List<string> names = [];
        foreach (string part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryReadNetwork(part, out IPNetwork network))
            {
                networks.Add(network);
            }
            else if (Uri.CheckHostName(part) is UriHostNameType.Dns && part.Any(char.IsAsciiLetter))
            {
                names.Add(WithoutClosingDot(part));
            }
            else
            {
                throw new FormatException($"'{part}' is neither a network such as 10.1.0.0/16, nor an address, nor a host name.");
            }
        }

        return new(networks, names);
    }

    /// <summary>The list as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Join(',', _networks.Select(network => network.ToString()).Concat(_names));

    /// <summary>Whether the operator named this host, or a network that holds this address of it.</summary>
    public bool Allows(string host, IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _names.Contains(WithoutClosingDot(host)) || _networks.Any(network => network.Contains(address));
    }

    private static bool TryReadNetwork(string part, out IPNetwork network)
    {
        if (IPNetwork.TryParse(part, out network))
        {
            return true;
        }

        bool isAddress = TryReadAddress(part, out IPAddress? address);
        network = isAddress ? new(address!, address!.GetAddressBytes().Length * 8) : default;
        return isAddress;
    }

    /// <summary>The runtime reads '10' as 0.0.0.10; here an address has all its parts.</summary>
    private static bool TryReadAddress(string part, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(part, out address) && (part.Contains(':') || part.Count(c => c == '.') == 3);

    private static string WithoutClosingDot(string host) => host.EndsWith('.') ? host[..^1] : host;
}
