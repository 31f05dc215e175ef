using System.Text.Json;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Releases;
using Mainspring.Pipelines.Definitions;
using Mainspring.Server.Hosting;
using Mainspring.Server.Pipelines;

namespace Mainspring.Server.Releases;

/// <summary>Looks at the evidence of one release and does what its plan says: <c>{"release": "20261130-120000-1a2b3c"}</c>.</summary>
internal sealed class EvaluateStep(ReleaseDesk desk, ServerOptions options) : IStep
{
    /// <summary>The name of the pipeline.</summary>
    public const string Pipeline = "evaluate";

    /// <summary>The release that a run is about; null when the arguments do not say it.</summary>
    public static string? ReleaseOf(PipelineArguments arguments) => arguments.Text("release", null);

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        using JsonDocument given = JsonDocument.Parse(context.Arguments);
        var arguments = new PipelineArguments(given.RootElement, options);
        if (ReleaseOf(arguments) is not { } id || arguments.Errors().Count > 0)
        {
            return new StepResult.Failed(string.Join(" ", arguments.Errors().Select(error => error.Message)));
        }

        switch (await desk.LookAsync(id, cancellation))
        {
            case ReleaseOutcome.Done { Release: var release }:
                string text = release.Verdict ?? release.Decision?.Reason ?? "";
                context.Log($"{ReleaseStates.NameOf(release.State)}: {text}");
                return new StepResult.Succeeded(new JsonObject { ["release"] = release.Id, ["state"] = ReleaseStates.NameOf(release.State), ["reason"] = text }.ToJsonString());
            case ReleaseOutcome.NotFound missing:
                return new StepResult.Failed(missing.Reason);
            case ReleaseOutcome.Conflict conflict:
                return new StepResult.Failed(conflict.Reason, WorthRetrying: true);
            default:
                throw new InvalidOperationException("This outcome is not known.");
        }
    }
}
