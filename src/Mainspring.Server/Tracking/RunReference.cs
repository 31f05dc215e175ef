using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Errors;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mainspring.Server.Tracking;

/// <summary>From what a request calls a run to its identity.</summary>
internal static class RunReference
{
    /// <summary>The run that is meant among those that the caller sees, or the answer that says why none is. A whole identity is not looked up.</summary>
    public static async Task<(RunId? Id, JsonHttpResult<Problem>? Problem)> ResolveAsync(ITrackingStore store, string text, HttpContext context, CancellationToken cancellation) =>
        RunId.TryParse(text, out RunId? id) ? (id, null) : await store.LookUpRunAsync(text, context.Reach().Experiments, cancellation) switch
        {
            RunLookup.Found found => (found.Run.Id, null),
            RunLookup.Several several => (null, Ambiguous(text, several.Candidates)),
            _ => (null, Missing(text)),
        };

    public static JsonHttpResult<Problem> Missing(string text) =>
        Problems.NotFound($"There is no run '{text}'; write its id, the beginning of it, or its name.");

    private static JsonHttpResult<Problem> Ambiguous(string text, IReadOnlyList<Run> candidates) => Problems.Answer(
        StatusCodes.Status409Conflict,
        "ambiguous",
        $"'{text}' means several runs; write the id of one.",
        [.. candidates.Select(run => new ProblemError(run.Id.Value, $"{run.Name} of {run.Experiment}, started {run.StartedAt:u}"))]);
}
