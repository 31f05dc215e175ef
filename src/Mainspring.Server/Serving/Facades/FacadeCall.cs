using System.Text.Json;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Serving.Facades;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Serving.Facades;

/// <summary>A call that a facade answers just now.</summary>
/// <param name="Context">The request on the port of the facade.</param>
/// <param name="Endpoint">The name of the endpoint.</param>
/// <param name="Facade">The facade.</param>
/// <param name="Route">The route that was found.</param>
/// <param name="Body">The body; null when there is none.</param>
/// <param name="Inner">The routes of this server.</param>
/// <param name="ServerPort">The port on which the pages of this server are.</param>
internal sealed record FacadeCall(HttpContext Context, string Endpoint, Facade Facade, FacadeRoute Route, JsonObject? Body, InnerPipeline Inner, int ServerPort)
{
    private const string Unknown = "(fields of the request)";

    /// <summary>The project whose samples and trainings it takes.</summary>
    public string Project => Facade.Project ?? Endpoint;

    /// <summary>Asks a route of this server.</summary>
    public Task<InnerAnswer> GetAsync(string path, string query = "") => Inner.SendAsync(Context, new(HttpMethods.Get, path, query, default, Facade.IsAnonymous));

    /// <summary>Posts to a route of this server.</summary>
    public Task<InnerAnswer> PostAsync(string path, JsonNode body) =>
        Inner.SendAsync(Context, new(HttpMethods.Post, path, "", JsonSerializer.SerializeToUtf8Bytes(body), Facade.IsAnonymous));

    /// <summary>Answers with a document of ours, laid out as the route says.</summary>
    public Task AnswerAsync(JsonObject document, int status = StatusCodes.Status200OK) => FacadeAnswers.WriteAsync(Context, status, Route.Answer.Apply(document));

    /// <summary>Answers with faults of the request.</summary>
    public Task RefuseAsync(IReadOnlyList<FieldFault> faults) => FacadeAnswers.RefuseAsync(Context, faults);

    /// <summary>
    /// Refuses a call of which some fields are wrong already, and tells what a route of this server finds wrong with the others. That route does nothing, since a member comes with them
    /// that none knows.
    /// </summary>
    /// <param name="faults">What is known to be wrong.</param>
    /// <param name="path">The route.</param>
    /// <param name="rest">What could be read of the fields.</param>
    /// <param name="wrap">Makes the body of the route of it.</param>
    public async Task RefuseAsync(IReadOnlyList<FieldFault> faults, string path, JsonObject rest, Func<JsonObject, JsonNode>? wrap = null)
    {
        rest[Unknown] = true;
        InnerAnswer refusal = await PostAsync(path, wrap is null ? rest : wrap(rest));
        await RefuseAsync([.. faults, .. FacadeAnswers.FaultsOf(refusal, Route.Fields).Where(fault => fault.Field is not (Unknown or "") && faults.All(known => !fault.Field.StartsWith(known.Field, StringComparison.Ordinal)))]);
    }

    /// <summary>Passes on what a route of this server refused, in the caller's words.</summary>
    public Task RefuseAsync(InnerAnswer answer) => FacadeAnswers.RefuseAsync(Context, answer, Route.Fields);
}
