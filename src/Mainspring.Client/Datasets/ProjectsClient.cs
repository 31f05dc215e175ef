using System.Text.Json.Nodes;
using Mainspring.Client.Http;

namespace Mainspring.Client.Datasets;

/// <summary>Projects that the server may train again, and the samples that join their rows.</summary>
public sealed class ProjectsClient
{
    private readonly NativeHttp _http;

    internal ProjectsClient(NativeHttp http) => _http = http;

    /// <summary>Makes a project known to the server, or changes it.</summary>
    public Task<ProjectRegistration> PutAsync(string project, ProjectRegistration registration, CancellationToken cancellation = default) =>
        _http.SendAsync<ProjectRegistration, ProjectRegistration>(HttpMethod.Put, PathOf(project), registration, cancellation);

    /// <summary>Posts a record with its target for the next training.</summary>
    public Task<SampleAnswer> AddSampleAsync(string project, JsonObject record, CancellationToken cancellation = default) =>
        _http.SendAsync<JsonObject, SampleAnswer>(HttpMethod.Post, PathOf(project) + "/samples", record, cancellation);

    /// <summary>Starts a training with all samples.</summary>
    public Task<RetrainAnswer> RetrainAsync(string project, RetrainRequest request, CancellationToken cancellation = default) =>
        _http.SendAsync<RetrainRequest, RetrainAnswer>(HttpMethod.Post, PathOf(project) + "/retrain", request, cancellation);

    private static string PathOf(string project) => "projects/" + Uri.EscapeDataString(project);
}
