using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Web.Live;

/// <summary>
/// A part of a page that follows its values: the very component that drew the page is drawn again every second, and sent by
/// Server-Sent Events when it looks different. The stream ends with the event <c>done</c> when nothing will change any more.
/// </summary>
internal static class LiveFragment
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <param name="context">The request.</param>
    /// <param name="read">Reads the model now; null ends the stream.</param>
    /// <param name="isFinal">Whether a model will not change any more.</param>
    public static IResult Stream<TComponent, TModel>(HttpContext context, Func<Task<TModel?>> read, Func<TModel, bool>? isFinal = null)
        where TComponent : PageOf<TModel>
        where TModel : class =>
        TypedResults.ServerSentEvents(Frames<TComponent, TModel>(context, read, isFinal, context.RequestAborted));

    private static async IAsyncEnumerable<SseItem<string>> Frames<TComponent, TModel>(
        HttpContext context, Func<Task<TModel?>> read, Func<TModel, bool>? isFinal, [EnumeratorCancellation] CancellationToken cancellation)
        where TComponent : PageOf<TModel>
        where TModel : class
    {
        IServiceProvider services = context.RequestServices;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        using var timer = new PeriodicTimer(Pace, services.GetRequiredService<TimeProvider>());
        string shown = "";
        while (await read() is { } model)
        {
            string html = await DrawAsync<TComponent, TModel>(services, model);
            if (html != shown)
            {
                shown = html;
                yield return new SseItem<string>(html, "fragment");
            }

            if (isFinal?.Invoke(model) == true || !await Tick(timer, ending.Token))
            {
                break;
            }
        }

        if (!ending.IsCancellationRequested)
        {
            yield return new SseItem<string>("", "done");
        }
    }

    /// <summary>A renderer keeps all that it ever drew, and a stream lives for days: so each drawing has a renderer of its own.</summary>
    private static async Task<string> DrawAsync<TComponent, TModel>(IServiceProvider services, TModel model)
        where TComponent : PageOf<TModel>
        where TModel : class
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(PageOf<>.Model)] = model });
            return (await renderer.RenderComponentAsync<TComponent>(parameters)).ToHtmlString();
        });
    }

    private static async Task<bool> Tick(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
