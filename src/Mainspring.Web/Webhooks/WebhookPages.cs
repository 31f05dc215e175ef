using System.Globalization;
using Mainspring.Lifecycle.Alerts.Webhooks;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Web.Identity;
using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Web.Webhooks;

/// <summary>Webhooks for admins: their addresses may hold tokens.</summary>
internal static class WebhookPages
{
    private const int MostShown = 200;

    public static void MapWebhookPages(this RouteGroupBuilder pages)
    {
        RouteGroupBuilder webhooks = pages.MapGroup("/webhooks").Needs(Role.Admin);
        webhooks.MapGet("", (IWebhookStore store, CancellationToken cancellation) => ListAsync(store, null, new(), cancellation));
        webhooks.MapPost("", CreateAsync).Audited(AuditAction.WebhookCreated);
        webhooks.MapGet("/{webhook}", (string webhook, IWebhookStore store, CancellationToken cancellation) => ShowAsync(webhook, store, null, cancellation));
        webhooks.MapPost("/{webhook}/try", TryAsync);
        webhooks.MapPost("/{webhook}/active", SetActiveAsync).Audited(AuditAction.WebhookChanged);
        webhooks.MapPost("/{webhook}/delete", DeleteAsync).Audited(AuditAction.WebhookDeleted);
    }

    private static async Task<IResult> ListAsync(IWebhookStore store, PageNotice? notice, WebhookDraft draft, CancellationToken cancellation) => Answer.Page<WebhooksPage, WebhooksModel>(
        new(await store.ListAsync(WebhookRules.MostWebhooks, cancellation: cancellation), notice, draft),
        notice is { Good: false } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    private static async Task<IResult> ShowAsync(string webhook, IWebhookStore store, PageNotice? notice, CancellationToken cancellation) => await store.FindAsync(webhook, cancellation) is { } found
        ? Answer.Page<WebhookPage, WebhookModel>(new(found, await store.ListAttemptsAsync(webhook, MostShown, cancellation), notice))
        : Missing();

    private static async Task<IResult> CreateAsync(IFormCollection form, WebhookBook book, IWebhookStore store, CancellationToken cancellation)
    {
        WebhookDraft draft = Read(form);
        if (draft.Name is null || draft.Url is null || draft.Events is not { Count: > 0 })
        {
            return await ListAsync(store, new(false, "Give a name, an address, and at least one event."), draft, cancellation);
        }

        return await book.CreateAsync(draft, cancellation) switch
        {
            WebhookOutcome.Kept kept => Answer.SeeOther(Link.To("webhooks", kept.Webhook.Id)),
            WebhookOutcome.Refused refused => await ListAsync(store, new(false, refused.Fault), draft, cancellation),
            _ => Missing(),
        };
    }

    private static async Task<IResult> TryAsync(string webhook, IFormCollection form, WebhookBook book, IWebhookStore store, CancellationToken cancellation)
    {
        if (await store.FindAsync(webhook, cancellation) is not { } found)
        {
            return Missing();
        }

        WebhookEvent kind = found.Events.FirstOrDefault(known => known.ToString() == form["event"]) ?? found.Events[0];
        return await ShowAsync(webhook, store, Say(kind, await book.TryAsync(found, kind, cancellation)), cancellation);
    }

    private static async Task<IResult> SetActiveAsync(string webhook, IFormCollection form, WebhookBook book, CancellationToken cancellation) =>
        await book.ChangeAsync(webhook, new() { IsActive = form["active"] == "true" }, cancellation) is WebhookOutcome.Kept ? Answer.SeeOther(Link.To("webhooks", webhook)) : Missing();

    private static async Task<IResult> DeleteAsync(string webhook, IWebhookStore store, CancellationToken cancellation) =>
        await store.DeleteAsync(webhook, cancellation) ? Answer.SeeOther("/webhooks") : Missing();

    private static IResult Missing() => Answer.NotFound("There is no such webhook any more.", "/access");

    private static WebhookDraft Read(IFormCollection form) => new()
    {
        Name = Text(form["name"]),
        Url = Text(form["url"]),
        Description = Text(form["description"]),
        Secret = Text(form["secret"]),
        Events = [.. WebhookEvent.All.Where(kind => form["event"].Contains(kind.ToString()))],
    };

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static PageNotice Say(WebhookEvent kind, CallResult result)
    {
        string took = string.Create(CultureInfo.InvariantCulture, $"{result.Took.TotalMilliseconds:0} ms");
        return result switch
        {
            CallResult.Answered { Status: >= 200 and < 300 } answered => new(true, $"The example of {kind} arrived: {answered.Status} after {took}."),
            CallResult.Answered answered => new(false, $"The receiver answered the example of {kind} with {answered.Status} after {took}."),
            CallResult.Refused refused => new(false, refused.Reason),
            CallResult.Failed failed => new(false, failed.Reason),
            _ => throw new InvalidOperationException($"{result} is no result that is known."),
        };
    }
}
