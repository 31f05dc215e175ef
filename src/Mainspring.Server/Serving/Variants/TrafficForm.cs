using System.Globalization;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Serving;
using Mainspring.Server.Identity;
using Mainspring.Web.Endpoints;
using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Serving.Variants;

/// <summary>The form on the page of an endpoint that splits its traffic.</summary>
internal static class TrafficForm
{
    private const string Prefix = "weight.";

    public static void MapTrafficForm(this IEndpointRouteBuilder app) => app.MapPages().MapPost("/endpoints/{endpoint}/traffic", PostAsync).Needs(Role.Operator);

    private static async Task<IResult> PostAsync(string endpoint, IFormCollection form, HttpContext context, EndpointDeployer deployer, RequestAudit audit, CancellationToken cancellation)
    {
        TrafficOutcome outcome = await deployer.SplitAsync(endpoint, Read(form), isTrial: false, cancellation);
        if (outcome is TrafficOutcome.Set set)
        {
            await audit.RecordAsync(context, AuditAction.EndpointSet, $"endpoint {endpoint}", TrafficEndpoint.Describe(set.Before), TrafficEndpoint.Describe(set.After));
        }

        FormNotice notice = outcome switch
        {
            TrafficOutcome.Set => new(true, "The traffic is split."),
            TrafficOutcome.Refused refused => new(false, string.Join(' ', refused.Faults.Select(fault => fault.Message))),
            _ => new(false, "There is no such endpoint any more."),
        };
        return EndpointAnswer.Back(endpoint, notice);
    }

    /// <summary>A field that holds no number is a weight that cannot be set, and is told so.</summary>
    private static Dictionary<string, double> Read(IFormCollection form) => form
        .Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(
            field => field.Key[Prefix.Length..],
            field => double.TryParse(field.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double weight) ? weight : double.NaN,
            StringComparer.Ordinal);
}
