using System.Globalization;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Variants;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Mainspring.Server.Serving.Variants;

/// <summary><c>PUT /endpoints/{endpoint}/traffic</c>: splits the traffic among the variants.</summary>
internal static class TrafficEndpoint
{
    public static async Task<Results<Ok<EndpointDetails>, JsonHttpResult<Problem>>> PutAsync(
        string endpoint,
        IReadOnlyDictionary<string, double> weights,
        HttpContext context,
        EndpointTable table,
        EndpointDeployer deployer,
        RequestAudit audit,
        CancellationToken cancellation,
        [FromQuery(Name = "dry_run")] bool dryRun = false)
    {
        switch (await deployer.SplitAsync(endpoint, weights, dryRun, cancellation))
        {
            case TrafficOutcome.Refused refused:
                return Problems.Invalid("The traffic cannot be split so.", [.. refused.Faults.Select(fault => new ProblemError(fault.Pointer, fault.Message))]);
            case TrafficOutcome.Set set when table.TryFind(endpoint, out ServedEndpoint? served):
                if (!dryRun)
                {
                    await audit.RecordAsync(context, AuditAction.EndpointSet, $"endpoint {endpoint}", Describe(set.Before), Describe(set.After));
                }

                return TypedResults.Ok(EndpointViews.Of(served, set.After));
            default:
                return Problems.NotFound($"There is no endpoint '{endpoint}'.");
        }
    }

    /// <summary>The variants of an endpoint in short, for the audit log.</summary>
    public static string Describe(EndpointState state) => state.Endpoint.Variants is [{ Alias: { } alias } only]
        ? $"{only.Model}@{alias}"
        : string.Join(", ", state.Endpoint.Variants.Select(Describe));

    private static string Describe(Variant variant) => string.Create(
        CultureInfo.InvariantCulture, $"{variant.Name}={variant.Model}@{variant.Reference} {(variant.IsShadow ? "shadow" : $"{variant.Weight} %")}");
}
