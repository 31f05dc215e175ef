using Mainspring.Client.Datasets;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Experiments;
using Mainspring.Client.Feedback;
using Mainspring.Client.Http;
using Mainspring.Client.Identity;
using Mainspring.Client.Maintenance;
using Mainspring.Client.Models;
using Mainspring.Client.Pipelines;
using Mainspring.Client.Releases;
using Mainspring.Client.Runs;

namespace Mainspring.Client;

/// <summary>A typed client of the native API. Each area of the API is a property.</summary>
public sealed class MainspringClient : IDisposable
{
    private readonly NativeHttp _http;

    /// <param name="server">The address of the server, such as <c>http://127.0.0.1:8080</c>.</param>
    /// <param name="token">An API key, or null where the server asks for none.</param>
    public MainspringClient(Uri server, string? token = null)
    {
        _http = new(server, token);
        Server = server;
        Endpoints = new(_http);
        Feedback = new(_http);
        Releases = new(_http);
        Datasets = new(_http);
        Projects = new(_http);
        Runs = new(_http);
        Experiments = new(_http);
        Models = new(_http);
        Pipelines = new(_http);
        Users = new(_http);
        Keys = new(_http);
        Grants = new(_http);
        Audit = new(_http);
        Maintenance = new(_http);
    }

    /// <summary>The address that this client talks to.</summary>
    public Uri Server { get; }

    /// <summary>What answers predictions.</summary>
    public EndpointsClient Endpoints { get; }

    /// <summary>What is said of predictions.</summary>
    public FeedbackClient Feedback { get; }

    /// <summary>Candidates on their way to become champions.</summary>
    public ReleasesClient Releases { get; }

    /// <summary>Data sets and their versions.</summary>
    public DatasetsClient Datasets { get; }

    /// <summary>Projects that the server may train again.</summary>
    public ProjectsClient Projects { get; }

    /// <summary>Runs.</summary>
    public RunsClient Runs { get; }

    /// <summary>Experiments.</summary>
    public ExperimentsClient Experiments { get; }

    /// <summary>Models, their versions and aliases.</summary>
    public ModelsClient Models { get; }

    /// <summary>Work that the server does in the background.</summary>
    public PipelinesClient Pipelines { get; }

    /// <summary>Who may sign in, and who calls.</summary>
    public UsersClient Users { get; }

    /// <summary>Keys of programs.</summary>
    public KeysClient Keys { get; }

    /// <summary>Roles on single experiments and models.</summary>
    public GrantsClient Grants { get; }

    /// <summary>Who did what and when.</summary>
    public AuditClient Audit { get; }

    /// <summary>Permanent deletion and backups.</summary>
    public MaintenanceClient Maintenance { get; }

    /// <summary>Whether the server answers and is ready; false when nothing listens.</summary>
    public Task<bool> IsReadyAsync(CancellationToken cancellation = default) => _http.IsReadyAsync(cancellation);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
