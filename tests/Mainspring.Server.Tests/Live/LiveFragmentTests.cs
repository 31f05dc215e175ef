using System.Net.ServerSentEvents;
using Mainspring.Web.Live;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Mainspring.Server.Tests.Live;

public sealed class LiveFragmentTests
{
    private const int Frames = 100;

    [Fact]
    public async Task A_long_stream_keeps_nothing_of_the_frames_that_it_drew()
    {
        var drawing = new Drawing();
        List<int> aliveBetweenFrames = [];

        IReadOnlyList<SseItem<string>> sent = await StreamAsync(() =>
        {
            aliveBetweenFrames.Add(drawing.Alive);
            drawing.Number++;
            return drawing.Number <= Frames ? drawing : null;
        });

        drawing.Drawn.ShouldBe(Frames);
        aliveBetweenFrames.ShouldAllBe(alive => alive == 0);
        sent.Select(item => item.Data).ShouldBe([.. Enumerable.Range(1, Frames).Select(number => $"{number}"), ""]);
        sent[^1].EventType.ShouldBe("done");
    }

    [Fact]
    public async Task A_frame_that_looks_like_the_last_one_is_not_sent()
    {
        var drawing = new Drawing { Number = 7 };

        IReadOnlyList<SseItem<string>> sent = await StreamAsync(() => drawing.Drawn < 10 ? drawing : null);

        sent.Select(item => item.EventType).ShouldBe(["fragment", "done"]);
    }

    private static async Task<IReadOnlyList<SseItem<string>>> StreamAsync(Func<Drawing?> read)
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new QuickTimers())
            .AddSingleton<IHostApplicationLifetime, ApplicationLifetime>()
            .BuildServiceProvider();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };

        await LiveFragment.Stream<DrawingComponent, Drawing>(context, () => Task.FromResult(read())).ExecuteAsync(context);

        body.Position = 0;
        return [.. SseParser.Create(body).Enumerate()];
    }
}
