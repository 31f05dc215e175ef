using System.Net;
using Mainspring.Connectors.Http;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Tracking.Retention;

namespace Mainspring.Server.Hosting;

/// <summary>What the operator sets when a server starts.</summary>
public sealed class ServerOptions
{
    /// <summary>The folder that holds all state of this workspace. It is made when it is missing.</summary>
    public required string Home { get; init; }

    /// <summary>The address of the PostgreSQL database that holds the metadata, as postgres://user:password@host:port/database; null for a SQLite file in <see cref="Home"/>.</summary>
    public string? Database { get; init; }

    /// <summary>The port to listen on. Zero takes any free port.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>The address to listen on. On one that other machines reach, callers must say who they are.</summary>
    public IPAddress Bind { get; init; } = IPAddress.Loopback;

    /// <summary>Where artefacts are kept, as <c>s3://bucket/prefix?endpoint=http://host:port</c>, or null for a folder of the workspace.</summary>
    public string? ArtifactLocation { get; init; }

    /// <summary>Whether callers must say who they are.</summary>
    public AuthMode Auth { get; init; } = AuthMode.Auto;

    /// <summary>Answer everybody, on any address. For networks in which everybody may do everything.</summary>
    public bool IsInsecure { get; init; }

    /// <summary>Host names under which browsers and programs call, besides those of loopback and the address itself; <c>*.example.org</c> means all below it.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The port on which inference over gRPC is spoken, by HTTP/2 from the first byte; zero takes any free port, null none. With <see cref="Tls"/> the port of the server speaks it too.</summary>
    public int? GrpcPort { get; init; }

    /// <summary>Whether a client can speak gRPC here.</summary>
    public bool SpeaksGrpc => GrpcPort is not null || Tls is not null;

    /// <summary>The certificate to encrypt connections with, or null for none.</summary>
    public TlsFiles? Tls { get; init; }

    /// <summary>A provider with which people sign in, besides passwords; or null for none.</summary>
    public OidcOptions? Oidc { get; init; }

    /// <summary>The folder below which pipelines may open project files: where the workspace belongs to.</summary>
    public string ProjectFolder => Path.GetDirectoryName(Path.GetFullPath(Home)) ?? "/";

    /// <summary>Whether the scheduler and the workers run here, besides the API and the pages.</summary>
    public bool RunsJobs { get; init; } = true;

    /// <summary>Whether the facades of endpoints are opened, each on its own port.</summary>
    public bool OpensFacades { get; init; } = true;

    /// <summary>The memory that the process of one job may use, in bytes. Zero means that there is no limit.</summary>
    public long JobMemoryLimit { get; init; } = 4L << 30;

    /// <summary>How long what was deleted can be restored before the server removes it for good, once a day. Zero means that only somebody who asks for it removes it.</summary>
    public TimeSpan Retention { get; init; } = RunRetention.DefaultWindow;

    /// <summary>What webhooks may call besides the public internet, such as a relay inside the company.</summary>
    public ReachableHosts AllowedWebhookHosts { get; init; } = ReachableHosts.None;

    /// <summary>What scorers elsewhere may be at besides the public internet. Default: nothing.</summary>
    public ReachableHosts AllowedScorerHosts { get; init; } = ReachableHosts.None;

    /// <summary>What has happened to a prediction's journal record when its answer is sent.</summary>
    public JournalDurability Durability { get; init; } = JournalDurability.Write;

    /// <summary>What becomes of predictions while the journal cannot be written.</summary>
    public JournalFailurePolicy OnJournalFailure { get; init; } = JournalFailurePolicy.Refuse;

    /// <summary>How long predictions and the feedback on them are kept. Zero means for ever.</summary>
    public TimeSpan PredictionRetention { get; init; }

    /// <summary>How long a prediction waits in the journal of this node until it is sealed, unless very many wait. Zero means no longer than it takes.</summary>
    public TimeSpan SealInterval { get; init; } = TimeSpan.FromSeconds(10);
}
