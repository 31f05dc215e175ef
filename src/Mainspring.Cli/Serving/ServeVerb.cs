using Mainspring.Cli.Workspaces;
using Mainspring.Connectors.Http;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Server.Hosting;

namespace Mainspring.Cli.Serving;

/// <summary>Starts the server of a workspace and runs it until it is told to stop.</summary>
internal static class ServeVerb
{
    private static readonly Option<int> JobMemory = new("--job-memory") { Description = "memory that one job may use, in MiB; 0 for no limit", HelpName = "MiB", DefaultValueFactory = _ => 4096 };

    private static readonly Option<JournalDurability> Durability = new("--durability")
    {
        Description = "when an answer is sent: 'write', its record survives a crash of the server; 'commit', also a power cut",
        HelpName = "write|commit",
        DefaultValueFactory = _ => JournalDurability.Write,
    };

    private static readonly Option<JournalFailurePolicy> OnJournalFailure = new("--on-journal-failure")
    {
        Description = "while predictions cannot be logged, such as on a full disk: 'refuse' them, or 'serve' and count them",
        HelpName = "refuse|serve",
        DefaultValueFactory = _ => JournalFailurePolicy.Refuse,
    };

    private static readonly Option<string?> WebhookHosts = new("--allow-webhook-hosts")
    {
        Description = "hosts, addresses and networks inside that webhooks may call, divided by commas; others must be on the public internet",
        HelpName = "hosts",
    };

    private static readonly Option<int?> GrpcPort = new("--grpc-port") { Description = "a port for inference over gRPC; 0 takes any free one [default: none; with TLS the port of the server speaks it too]", HelpName = "number" };

    private static readonly Option<string?> ScorerHosts = new("--allow-scorer-hosts")
    {
        Description = "hosts, addresses and networks inside that scorers elsewhere may be at, divided by commas; others must be on the public internet",
        HelpName = "hosts",
    };

    private static readonly Option<string> Retention = new("--retention")
    {
        Description = "remove for good, once a day, what was deleted longer ago than this, such as 30d or 12h; 0 leaves it to 'mainspring gc' [default: 30d]",
        HelpName = "time",
        DefaultValueFactory = _ => "30d",
    };

    private static readonly Option<string> PredictionRetention = new("--prediction-retention")
    {
        Description = "remove predictions, and feedback on them, that are older than this, such as 90d; 0 keeps them [default: 0]",
        HelpName = "time",
        DefaultValueFactory = _ => "0",
    };

    private static readonly Option<double> SealSeconds = new("--seal-seconds")
    {
        Description = "how long predictions wait in the journal of this node until they go to the artefact store",
        HelpName = "seconds",
        DefaultValueFactory = _ => 10,
    };

    public static Command Create()
    {
        var verb = new VerbCommand("serve", "Start the server: API, pages, endpoints and jobs.")
        {
            Examples =
            [
                new("mainspring serve", "the workspace of this folder, at http://127.0.0.1:8080"),
                new("mainspring serve --home /var/lib/mainspring --port 9000", "another workspace and port"),
                new("mainspring serve --bind 0.0.0.0 --allowed-hosts ml.example.org", "for other machines; prints a link for the first admin"),
                new("mainspring serve --database postgres://mainspring@db.lan/mainspring", "metadata on PostgreSQL"),
                new("mainspring serve --artifacts s3://models/team?endpoint=http://s3.lan:9000", "files in an object store"),
            ],
        };
        verb.Add(ListenOptions.Port);
        verb.Add(ListenOptions.Bind);
        verb.Add(GrpcPort);
        foreach (Option option in AccessOptions.All)
        {
            verb.Add(option);
        }

        verb.Add(DatabaseOption.Database);
        verb.Add(ArtifactsOption.Artifacts);
        verb.Add(JobMemory);
        verb.Add(Durability);
        verb.Add(OnJournalFailure);
        verb.Add(Retention);
        verb.Add(PredictionRetention);
        verb.Add(SealSeconds);
        verb.Add(WebhookHosts);
        verb.Add(ScorerHosts);
        return verb.Runs(ServeAsync);
    }

    private static async Task<int> ServeAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using HostedServer server = await HostedServer.StartAsync(OptionsOf(invocation), cancellation);
        invocation.Terminal.Line($"listening on {server.Url.GetLeftPart(UriPartial.Authority)}");
        if (server.GrpcUrl is { } grpc)
        {
            invocation.Terminal.Line($"speaking gRPC on {grpc.GetLeftPart(UriPartial.Authority)}");
        }

        SayWhoMayCall(invocation, server);
        await server.WaitForShutdownAsync(cancellation);
        return ExitCode.Ok;
    }

    private static void SayWhoMayCall(Invocation invocation, HostedServer server)
    {
        if (AccessOptions.IsInsecure(invocation))
        {
            invocation.Terminal.Warning($"nobody is asked who they are: everybody who reaches {ListenOptions.BindOf(invocation)} may do everything.");
        }
        else if (server.SetupLink is { } link)
        {
            invocation.Terminal.Line($"nobody can sign in yet; become the first admin within an hour, once, at {link}");
        }
    }

    private static ServerOptions OptionsOf(Invocation invocation) => new()
    {
        Home = invocation.Place.Home,
        Database = DatabaseOption.Of(invocation),
        ArtifactLocation = ArtifactsOption.Of(invocation),
        Port = ListenOptions.PortOf(invocation),
        JobMemoryLimit = invocation.Value(JobMemory) is >= 0 and var limit
            ? (long)limit << 20
            : throw new CommandFailure(ExitCode.Usage, $"--job-memory is {invocation.Value(JobMemory)}; write MiB from 0 on."),
        Durability = invocation.Value(Durability),
        OnJournalFailure = invocation.Value(OnJournalFailure),
        Retention = Duration.Parse(invocation.Value(Retention)!, "--retention"),
        SealInterval = invocation.Value(SealSeconds) is >= 0 and <= 3600 and var seconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new CommandFailure(ExitCode.Usage, $"--seal-seconds is {invocation.Value(SealSeconds)}; write seconds from 0 to 3600."),
        PredictionRetention = Duration.Parse(invocation.Value(PredictionRetention)!, "--prediction-retention"),
        Bind = ListenOptions.BindOf(invocation),
        GrpcPort = invocation.Value(GrpcPort) is null or (>= 0 and <= ushort.MaxValue) ? invocation.Value(GrpcPort) : throw new CommandFailure(ExitCode.Usage, $"--grpc-port is {invocation.Value(GrpcPort)}; write a port from 0 to 65535."),
        Auth = AccessOptions.AuthOf(invocation),
        IsInsecure = AccessOptions.IsInsecure(invocation),
        AllowedHosts = AccessOptions.HostsOf(invocation),
        Tls = AccessOptions.TlsOf(invocation),
        Oidc = AccessOptions.OidcOf(invocation),
        AllowedWebhookHosts = ReachableHostsOf(invocation, WebhookHosts),
        AllowedScorerHosts = ReachableHostsOf(invocation, ScorerHosts),
    };

    private static ReachableHosts ReachableHostsOf(Invocation invocation, Option<string?> option)
    {
        try
        {
            return ReachableHosts.Parse(invocation.Value(option));
        }
        catch (FormatException unfit)
        {
            throw new CommandFailure(ExitCode.Usage, $"{option.Name}: {unfit.Message}");
        }
    }
}
