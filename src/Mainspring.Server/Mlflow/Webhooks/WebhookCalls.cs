using System.Globalization;
using Mainspring.Lifecycle.Alerts.Webhooks;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Webhooks;

/// <summary>Webhooks on MLflow's wire. Their addresses may hold tokens, so only admins see them.</summary>
internal static class WebhookCalls
{
    private const int DefaultPage = 100;
    private const int LargestPage = 1000;

    public static void MapWebhooks(this MlflowRoutes routes)
    {
        routes.Post("webhooks", MlflowAccess.Admin<CreateWebhook>(), CreateAsync);
        routes.Get("webhooks", MlflowAccess.Admin<ListWebhooks>(), ListAsync);
        routes.Get("webhooks/{webhook_id}", MlflowAccess.Admin<OneWebhook>(), GetAsync);
        routes.Patch("webhooks/{webhook_id}", MlflowAccess.Admin<UpdateWebhook>(), UpdateAsync);
        routes.Delete("webhooks/{webhook_id}", MlflowAccess.Admin<OneWebhook>(), DeleteAsync);
        routes.Post("webhooks/{webhook_id}/test", MlflowAccess.Admin<TestWebhook>(), TestAsync);
    }

    private static async Task<WebhookAnswer> CreateAsync(CreateWebhook request, MlflowCall call) =>
        Answer(await call.Get<WebhookBook>().CreateAsync(request.ToDraft(), call.Cancellation), "");

    private static async Task<WebhookListAnswer> ListAsync(ListWebhooks request, MlflowCall call)
    {
        int limit = request.MaxResults ?? DefaultPage;
        if (limit is < 1 or > LargestPage)
        {
            throw MlflowFault.Invalid($"Invalid value {limit} for parameter 'max_results' supplied. It must be between 1 and {LargestPage}.");
        }

        IReadOnlyList<Webhook> found = await call.Get<IWebhookStore>().ListAsync(limit + 1, request.PageToken is "" ? null : request.PageToken, call.Cancellation);
        Webhook[] page = [.. found.Take(limit)];
        return new([.. page.Select(WebhookWire.ToWire)], found.Count > limit ? page[^1].Id : null);
    }

    private static async Task<WebhookAnswer> GetAsync(OneWebhook request, MlflowCall call) => new((await FindAsync(request.WebhookId, call)).ToWire());

    private static async Task<WebhookAnswer> UpdateAsync(UpdateWebhook request, MlflowCall call) =>
        Answer(await call.Get<WebhookBook>().ChangeAsync(request.WebhookId, request.ToDraft(), call.Cancellation), request.WebhookId);

    private static async Task<MlflowNothing> DeleteAsync(OneWebhook request, MlflowCall call) =>
        await call.Get<IWebhookStore>().DeleteAsync(request.WebhookId, call.Cancellation) ? MlflowNothing.Instance : throw Missing(request.WebhookId);

    private static async Task<TestAnswer> TestAsync(TestWebhook request, MlflowCall call)
    {
        Webhook webhook = await FindAsync(request.WebhookId, call);
        CallResult result = await call.Get<WebhookBook>().TryAsync(webhook, request.Event?.ToDomain(), call.Cancellation);
        long took = (long)result.Took.TotalMilliseconds;
        return new(result switch
        {
            CallResult.Answered { Status: var status } => new(status is >= 200 and < 300, status, null, took),
            CallResult.Refused refused => new(false, null, refused.Reason, took),
            CallResult.Failed failed => new(false, null, failed.Reason, took),
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{result} is no result that is known.")),
        });
    }

    private static async Task<Webhook> FindAsync(string id, MlflowCall call) =>
        await call.Get<IWebhookStore>().FindAsync(id, call.Cancellation) ?? throw Missing(id);

    private static WebhookAnswer Answer(WebhookOutcome outcome, string id) => outcome switch
    {
        WebhookOutcome.Kept kept => new(kept.Webhook.ToWire()),
        WebhookOutcome.Refused refused => throw MlflowFault.Invalid(refused.Fault),
        _ => throw Missing(id),
    };

    private static MlflowFault Missing(string id) => MlflowFault.Missing($"Webhook with ID {id} not found.");
}
