using System.Net;
using Mainspring.Cli.Workspaces;
using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Hosting;

namespace Mainspring.Cli.Serving;

/// <summary>The options of <c>serve</c> that say who may call.</summary>
internal static class AccessOptions
{
    private static readonly Option<AuthMode> Auth = new("--auth")
    {
        Description = "ask callers who they are: 'on', 'off' (loopback only), or 'auto': as soon as there is a user, and always where other machines can call",
        HelpName = "auto|on|off",
        DefaultValueFactory = _ => AuthMode.Auto,
    };

    private static readonly Option<bool> Insecure = new("--insecure-no-auth") { Description = "let everybody who reaches the server do everything, on any address" };

    private static readonly Option<string[]> AllowedHosts = new("--allowed-hosts")
    {
        Description = "host names under which the server is called, besides loopback and its address; *.example.org means all below it",
        HelpName = "name",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> TlsCertificate = new("--tls-cert") { Description = "certificate to encrypt with: PEM with --tls-key, or PFX; read anew when it changes", HelpName = "file" };

    private static readonly Option<string?> TlsKey = new("--tls-key") { Description = "key of the certificate, as PEM", HelpName = "file" };

    private static readonly Option<string?> OidcIssuer = new("--oidc-issuer") { Description = "provider with which people may sign in by OpenID Connect; its secret is read from MAINSPRING_OIDC_SECRET", HelpName = "url" };

    private static readonly Option<string?> OidcClient = new("--oidc-client-id") { Description = "what the provider knows this server as", HelpName = "id" };

    private static readonly Option<string[]> OidcRole = new("--oidc-role")
    {
        Description = "the role that a group of the provider gives, such as ml-team=editor",
        HelpName = "group=role",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All { get; } = [Auth, Insecure, AllowedHosts, TlsCertificate, TlsKey, OidcIssuer, OidcClient, OidcRole];

    /// <summary>Whether callers must say who they are.</summary>
    /// <exception cref="CommandFailure">Other machines could do everything, without that it was said.</exception>
    public static AuthMode AuthOf(Invocation invocation)
    {
        AuthMode mode = invocation.Value(Auth);
        IPAddress bind = ListenOptions.BindOf(invocation);
        return mode == AuthMode.Off && !IsInsecure(invocation) && !IPAddress.IsLoopback(bind)
            ? throw new CommandFailure(ExitCode.Usage, $"{bind} can be reached from other machines, which could then do everything; leave --auth off away, or say --insecure-no-auth if that is meant.")
            : mode;
    }

    /// <summary>Whether everybody may do everything on any address.</summary>
    public static bool IsInsecure(Invocation invocation) => invocation.Value(Insecure);

    /// <summary>Host names besides those of loopback and the address.</summary>
    public static IReadOnlyList<string> HostsOf(Invocation invocation) => invocation.Value(AllowedHosts) ?? [];

    /// <summary>The certificate, or null for none.</summary>
    /// <exception cref="CommandFailure">A file is missing.</exception>
    public static TlsFiles? TlsOf(Invocation invocation)
    {
        if (invocation.Value(TlsCertificate) is not { Length: > 0 } certificate)
        {
            return invocation.Value(TlsKey) is null ? null : throw new CommandFailure(ExitCode.Usage, "--tls-key needs --tls-cert.");
        }

        string? key = invocation.Value(TlsKey);
        foreach (string file in (string[])[certificate, .. key is null ? Array.Empty<string>() : [key]])
        {
            if (!File.Exists(file))
            {
                throw new CommandFailure(ExitCode.NotFound, $"there is no file {file}.");
            }
        }

        return new(Path.GetFullPath(certificate), key is null ? null : Path.GetFullPath(key), Environment.GetEnvironmentVariable("MAINSPRING_TLS_PASSWORD"));
    }

    /// <summary>The sign-in provider, or null for none.</summary>
    /// <exception cref="CommandFailure">Something is missing, or cannot be read.</exception>
    public static OidcOptions? OidcOf(Invocation invocation)
    {
        if (invocation.Value(OidcIssuer) is not { Length: > 0 } issuer)
        {
            return null;
        }

        return new OidcOptions
        {
            Issuer = Uri.TryCreate(issuer, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttps || url.IsLoopback)
                ? url
                : throw new CommandFailure(ExitCode.Usage, $"'{issuer}' is no issuer; write its https URL."),
            ClientId = invocation.Value(OidcClient) ?? throw new CommandFailure(ExitCode.Usage, "--oidc-issuer needs --oidc-client-id."),
            ClientSecret = Environment.GetEnvironmentVariable("MAINSPRING_OIDC_SECRET"),
            Roles = RolesOf(invocation.Value(OidcRole) ?? []),
        };
    }

    private static Dictionary<string, string> RolesOf(string[] pairs)
    {
        var roles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string pair in pairs)
        {
            int equals = pair.LastIndexOf('=');
            roles[pair[..Math.Max(0, equals)]] = equals > 0 && RoleNames.TryParse(pair[(equals + 1)..], out Role role) && role > Role.None
                ? pair[(equals + 1)..]
                : throw new CommandFailure(ExitCode.Usage, $"'{pair}' gives no role; write it as group=viewer, group=editor, group=operator or group=admin.");
        }

        return roles;
    }
}
