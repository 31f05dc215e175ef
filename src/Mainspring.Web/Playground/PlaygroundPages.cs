using System.Text.Encodings.Web;
using System.Text.Json;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Serving;
using Mainspring.Web.Identity;
using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Web.Playground;

/// <summary>A form to try an endpoint by hand. The record is part of the address, so it can be reloaded and sent to others.</summary>
internal static class PlaygroundPages
{
    private const int Examples = 12;
    private const int LongestMark = 64;

    public static void MapPlayground(this RouteGroupBuilder pages)
    {
        pages.MapGet("/playground", Choose).Needs(Role.Viewer);
        pages.MapGet("/playground/{endpoint}", ShowAsync).Needs(Role.Viewer);
    }

    private static IResult Choose(string? endpoint, HttpContext context, EndpointTable table)
    {
        string? target = string.IsNullOrEmpty(endpoint) ? table.All.FirstOrDefault(one => one.State.Deployment is not null && one.State.Endpoint.Models.All(context.Reach().SeesModel))?.Name : endpoint;
        return target is null ? Answer.Page<PlaygroundEmptyPage, EndpointTable>(table) : Answer.SeeOther(Link.To("playground", target));
    }

    private static async Task<IResult> ShowAsync(string endpoint, HttpContext context, EndpointTable table, PredictionLog log, PlaygroundTries tries, CancellationToken cancellation)
    {
        if (!table.TryFind(endpoint, out ServedEndpoint? found) || found.State.Deployment is not { Model: { } model } deployment)
        {
            return Answer.NotFound(found is null ? $"There is no endpoint '{endpoint}'." : $"The endpoint '{endpoint}' has no model that can answer: {found.State.Reason}", "/playground");
        }

        IQueryCollection query = context.Request.Query;
        bool asked = query.Keys.Any(key => key.StartsWith("field.", StringComparison.Ordinal));
        PlaygroundForm form = asked ? PlaygroundForm.Of(model, column => query["field." + column.Name].ToString().Trim()) : PlaygroundForm.Typical(model);
        (form, PlaygroundResult? result, IReadOnlyList<string> faults) = asked ? PlaygroundScoring.Ask(model, form) : (form, null, []);
        PredictionRow? logged = result is not null && query["try"].ToString() is { Length: > 0 and <= LongestMark } mark
            ? await tries.LogAsync(deployment, form, mark, cancellation)
            : null;
        string curl = CurlCommand.For($"{context.Request.Scheme}://{context.Request.Host}", endpoint, form.ToJson());
        return Answer.Page<PlaygroundPage, PlaygroundModel>(new PlaygroundModel(found, model, form, result, faults, found.State.Mask is null ? await ExamplesAsync(endpoint, model, log, cancellation) : JsonArrayOf(Drawn(model)), logged, Guid.NewGuid().ToString("N"), curl));
    }

    /// <summary>The latest different records that were asked about, filled up with records drawn from what training saw. The log of sensitive columns has no whole records.</summary>
    private static async Task<string> ExamplesAsync(string endpoint, ServedModel model, PredictionLog log, CancellationToken cancellation)
    {
        IReadOnlyList<PredictionRow> asked = (await log.ReadAsync(new PredictionQuery { Endpoint = endpoint, TailWillDo = true, Limit = Examples }, cancellation)).Rows;
        return JsonArrayOf(asked.Select(row => System.Text.Encoding.UTF8.GetString(row.Prediction.Input.Span)).Distinct(StringComparer.Ordinal).Concat(Drawn(model)).Take(Examples));
    }

    private static IEnumerable<string> Drawn(ServedModel model)
    {
        for (int seed = 1; seed <= Examples; seed++)
        {
            using var bytes = new MemoryStream();
            using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                json.WriteStartObject();
                foreach (PlaygroundField field in PlaygroundForm.Drawn(model, seed).Fields)
                {
                    json.WriteString(field.Column.Name, field.Value);
                }

                json.WriteEndObject();
            }

            yield return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
        }
    }

    private static string JsonArrayOf(IEnumerable<string> records) => $"[{string.Join(',', records)}]";
}
