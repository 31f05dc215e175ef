using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Mainspring.Client.Endpoints;
using Mainspring.Lifecycle.Serving;
using Mainspring.Server.Serving.Variants;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Serving;

public sealed class VariantTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Keys_stick_to_their_variant_and_the_log_tells_the_propensity()
    {
        await DeployAsync("sticky");

        HashSet<string> seen = [];
        for (int key = 0; key < 40; key++)
        {
            PredictionAnswer first = await AskAsync("sticky", $$"""{"records": [{"tenure": 1}], "key": "user-{{key}}"}""");
            PredictionAnswer second = await AskAsync("sticky", $$"""{"key": "user-{{key}}", "records": [{"tenure": 2}]}""");
            second.Variant.ShouldBe(first.Variant);
            first.Version.ShouldBe(first.Variant == "a" ? 1 : 2);
            seen.Add(first.Variant);
        }

        seen.ShouldBe(["a", "b"], ignoreOrder: true);
        IReadOnlyList<LoggedPredictionLine> lines = (await server.Client.Endpoints.PredictionsAsync("sticky", limit: 1000)).Predictions;
        lines.Count.ShouldBe(80);
        lines.ShouldAllBe(line => line.Propensity == (line.Variant == "a" ? 0.6 : 0.4));
        (await server.Client.Endpoints.PredictionsAsync("sticky", limit: 1000, variant: "b")).Predictions.ShouldAllBe(line => line.Variant == "b");
        EndpointDetails endpoint = await server.Client.Endpoints.GetAsync("sticky");
        endpoint.Variants.Sum(variant => variant.Live.Requests).ShouldBe(80);
        endpoint.Variants.Single(variant => variant.Name == "b").Live.Requests.ShouldBe(lines.Count(line => line.Variant == "b"));
    }

    [Fact]
    public async Task The_header_of_the_endpoint_gives_the_key_and_the_log_keeps_it()
    {
        await DeployAsync("by-header", stickTo: "header:X-User");

        string first = await AskAsync("by-header", """{"tenure": 1}""", "X-User", "anna");

        (await AskAsync("by-header", """{"tenure": 7}""", "X-User", "anna")).ShouldBe(first);
        (await server.Client.Endpoints.PredictionsAsync("by-header")).Predictions.ShouldAllBe(line => line.Key == "anna" && line.Variant == first);
    }

    [Fact]
    public async Task Requests_of_a_segment_go_to_its_variant_whatever_their_key_and_others_by_theirs()
    {
        await PublishAsync("by-segment");
        EndpointDetails endpoint = await server.Client.Endpoints.PutAsync("by-segment", new EndpointTarget(
            null, Variants: [new("a", "by-segment", Version: 1), new("b", "by-segment", Version: 2, Weight: 0)], Segments: [new("contract", ["yearly"], "b"), new("tenure", ["7"], "b")]));

        for (int key = 0; key < 10; key++)
        {
            (await AskAsync("by-segment", $$"""{"records": [{"tenure": 1, "contract": "yearly"}], "key": "{{key}}"}""")).Variant.ShouldBe("b");
            (await AskAsync("by-segment", $$"""{"records": [{"tenure": 1, "contract": "monthly"}], "key": "{{key}}"}""")).Variant.ShouldBe("a");
        }

        (await AskAsync("by-segment", """{"tenure": 7}""")).Variant.ShouldBe("b");
        (await AskAsync("by-segment", """{"tenure": 8}""")).Variant.ShouldBe("a");
        endpoint.Segments!.Select(rule => rule.Column).ShouldBe(["contract", "tenure"]);
        await server.Client.Endpoints.SplitAsync("by-segment", new Dictionary<string, double> { ["a"] = 100 });
        (await server.Client.Endpoints.GetAsync("by-segment")).Segments!.Count.ShouldBe(2);
        (await server.Client.Endpoints.PredictionsAsync("by-segment", variant: "b")).Predictions.ShouldAllBe(line => line.Propensity == 1);
    }

    [Fact]
    public async Task The_traffic_of_a_bandit_follows_what_is_said_of_the_answers_and_leaves_each_its_floor()
    {
        await PublishAsync("bandit");
        await server.Client.Endpoints.PutAsync("bandit", new EndpointTarget(null, Variants: [new("a", "bandit", Version: 1), new("b", "bandit", Version: 2, Weight: 50)], BanditFloor: 5));
        for (int request = 0; request < 200; request++)
        {
            PredictionAnswer answer = await AskAsync("bandit", $$"""{"records": [{"tenure": 1}], "key": "{{request}}"}""");
            await server.Client.Feedback.SendAsync([new() { PredictionId = answer.Predictions[0].PredictionId, Correct = answer.Variant == "b" || request % 3 == 0 }]);
        }

        BanditRouter router = server.Services.GetRequiredService<BanditRouter>();
        server.Services.GetRequiredService<EndpointTable>().TryFind("bandit", out ServedEndpoint? served).ShouldBeTrue();
        await router.SplitAsync(served!, 5, TestContext.Current.CancellationToken);

        (await server.Client.Endpoints.GetAsync("bandit")).Variants.Select(variant => variant.Weight).ShouldBe([5, 95]);
        (await AskAsync("bandit", """{"tenure": 1}""")).Predictions.Count.ShouldBe(1);
        (await server.Client.Endpoints.PredictionsAsync("bandit", limit: 1)).Predictions[0].Propensity.ShouldBeOneOf(0.05, 0.95);
    }

    [Fact]
    public async Task A_variant_that_waits_for_its_alias_leaves_its_share_to_the_default_and_is_no_fault()
    {
        await PublishAsync("waiting");
        EndpointTarget target = new(null, Variants: [new("a", "waiting", Alias: "champion", Weight: 50), new("b", "waiting", Alias: "challenger")], Wait: true);

        EndpointDetails endpoint = await server.Client.Endpoints.PutAsync("waiting", target);

        (endpoint.State, endpoint.Variants[0].Share, endpoint.Variants[1].Version).ShouldBe(("ready", 100, null));
        await server.Client.Models.MoveAliasAsync("waiting", "challenger", new(1));
        do
        {
            await Task.Yield();
            endpoint = await server.Client.Endpoints.GetAsync("waiting");
        }
        while (endpoint.Variants[1].Version is null);

        endpoint.Variants.Select(variant => variant.Share).ShouldBe([50, 50]);
    }

    [Fact]
    public async Task The_column_of_the_endpoint_gives_the_key_alone_and_in_a_list()
    {
        await DeployAsync("by-column", stickTo: "column:tenure");

        for (int tenure = 0; tenure < 20; tenure++)
        {
            PredictionAnswer alone = await AskAsync("by-column", $$"""{"contract": "monthly", "tenure": {{tenure}}}""");
            (await AskAsync("by-column", $$"""{"records": [{"tenure": {{tenure}}}]}""")).Variant.ShouldBe(alone.Variant);
        }

        (await server.Client.Endpoints.PredictionsAsync("by-column", limit: 1)).Predictions.Single().Key.ShouldBe("19");
    }

    [Fact]
    public async Task A_request_id_that_is_repeated_meets_the_variant_that_answered_it()
    {
        await DeployAsync("repeated");
        PredictionAnswer first = await AskAsync("repeated", """{"records": [{"tenure": 1}], "request_id": "r-1"}""");
        string other = first.Variant == "a" ? "b" : "a";
        await server.Client.Endpoints.SplitAsync("repeated", new Dictionary<string, double> { [other] = 100 });

        PredictionAnswer again = await AskAsync("repeated", """{"records": [{"tenure": 1}], "request_id": "r-1"}""");

        (again.Variant, again.Predictions[0].PredictionId).ShouldBe((first.Variant, first.Predictions[0].PredictionId));
        (await AskAsync("repeated", """{"records": [{"tenure": 1}], "request_id": "r-2"}""")).Variant.ShouldBe(other);
    }

    [Fact]
    public async Task A_shadow_scores_beside_the_answer_and_never_answers()
    {
        await PublishAsync("shadowed");
        await server.Client.Endpoints.PutAsync("shadowed", new EndpointTarget(null, Variants: [new("a", "shadowed", Version: 1), new("s", "shadowed", Version: 2, Shadow: true)]));

        PredictionAnswer answer = await AskAsync("shadowed", """{"records": [{"tenure": 4}, {"tenure": 6}], "key": "anna"}""");

        answer.Variant.ShouldBe("a");
        IReadOnlyList<LoggedPredictionLine> lines;
        do
        {
            await Task.Yield();
            lines = (await server.Client.Endpoints.PredictionsAsync("shadowed", shadows: true)).Predictions;
        }
        while (lines.Count < 4);

        LoggedPredictionLine[] shadow = [.. lines.Where(line => line.ShadowOf is not null)];
        shadow.ShouldAllBe(line => line.Variant == "s" && line.Version == 2 && line.Key == "anna" && line.ShadowOf == answer.Predictions[0].PredictionId);
        shadow.Select(line => Math.Round(line.Probability!.Value, 5)).ShouldBe([Math.Round(Churn(2, 6), 5), Math.Round(Churn(2, 4), 5)]);
        (await server.Client.Endpoints.PredictionsAsync("shadowed")).Predictions.Count.ShouldBe(2);
        EndpointDetails endpoint = await server.Client.Endpoints.GetAsync("shadowed");
        endpoint.Live.Requests.ShouldBe(1);
        endpoint.Variants.Single(variant => variant.Shadow).Dropped.ShouldBe(0);
    }

    [Fact]
    public async Task The_traffic_is_split_tried_and_refused()
    {
        await DeployAsync("split");

        EndpointDetails trial = await server.Client.Endpoints.SplitAsync("split", new Dictionary<string, double> { ["a"] = 5, ["b"] = 95 }, dryRun: true);
        trial.Variants.Select(variant => variant.Weight).ShouldBe([5, 95]);
        (await server.Client.Endpoints.GetAsync("split")).Variants.Select(variant => variant.Weight).ShouldBe([60, 40]);

        await server.Client.Endpoints.SplitAsync("split", new Dictionary<string, double> { ["a"] = 5, ["b"] = 95 });
        (await server.Client.Endpoints.GetAsync("split")).Variants.Select(variant => variant.Weight).ShouldBe([5, 95]);

        (int status, string text) = await PutAsync("split/traffic", """{"a": 50, "b": 20}""");
        (status, text.Contains("The variants share 70 percent of the traffic; they must share 100.", StringComparison.Ordinal)).ShouldBe((422, true));
        (await PutAsync("split/traffic", """{"a": "many"}""")).Status.ShouldBe(400);
        (await PutAsync("split/traffic", "[1]")).Status.ShouldBe(400);
        (await PutAsync("nobody/traffic", """{"a": 100}""")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("""{"variants": []}""", "/variants")]
    [InlineData("""{"model": "wrong", "variants": [{"name": "a", "model": "wrong"}]}""", "/variants")]
    [InlineData("""{"variants": [{"name": "a", "model": "wrong", "weight": 60}, {"name": "b", "model": "wrong", "weight": 60}]}""", "/variants")]
    [InlineData("""{"variants": [{"name": "a", "model": "wrong"}, {"name": "b", "model": "wrong", "weight": 200}]}""", "/variants/1/weight")]
    [InlineData("""{"variants": [{"name": "a", "model": "wrong", "alias": "champion", "version": 1}]}""", "/variants/0")]
    [InlineData("""{"variants": [{"name": "a", "model": "wrong", "shadow": true}]}""", "/variants")]
    [InlineData("""{"variants": [{"name": "a", "model": "wrong", "alias": "nobody"}]}""", "/variants/0/alias")]
    [InlineData("""{"model": "wrong", "stick_to": "cookie:x"}""", "/stick_to")]
    [InlineData("""{"variants": [{"name": "a", "model": "wrong"}], "segments": [{"column": "city", "values": ["x"], "variant": "c"}]}""", "/segments/0/variant")]
    [InlineData("""{"variants": [{"name": "a", "model": "wrong"}], "segments": [{"column": "city", "values": [], "variant": "a"}]}""", "/segments/0/values")]
    public async Task What_cannot_be_deployed_is_named(string body, string pointer)
    {
        (int status, string text) = await PutAsync("wrong", body);

        status.ShouldBe(422);
        using JsonDocument problem = JsonDocument.Parse(text);
        problem.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()).ShouldContain(pointer);
    }

    [Fact]
    public async Task Models_and_traffic_are_swapped_a_thousand_times_under_load_and_every_answer_is_of_a_whole_version()
    {
        await DeployAsync("swapped");
        using CancellationTokenSource stop = new();
        Task<int>[] callers = [.. Enumerable.Range(0, 4).Select(caller => Task.Run(() => CallUntilAsync("swapped", caller, stop.Token)))];

        for (int swap = 0; swap < 1000; swap++)
        {
            if (swap % 2 == 0)
            {
                await server.Client.Endpoints.SplitAsync("swapped", new Dictionary<string, double> { ["a"] = swap % 101, ["b"] = 100 - (swap % 101) });
            }
            else
            {
                await server.Client.Endpoints.PutAsync("swapped", new EndpointTarget(null, Variants: [new("a", "swapped", Version: 1 + (swap % 3), Weight: 50), new("b", "swapped", Version: 3 - (swap % 3), Weight: 50)]));
            }
        }

        await stop.CancelAsync();
        (await Task.WhenAll(callers)).ShouldAllBe(calls => calls > 0);
        EndpointDetails endpoint = await server.Client.Endpoints.GetAsync("swapped");
        (endpoint.Live.Errors, endpoint.Live.Invalid, endpoint.Live.Rejected).ShouldBe((0, 0, 0));
    }

    /// <summary>The probability that a version answers with: its intercept is four times its number.</summary>
    private static double Churn(int version, int tenure) => (float)(1 / (1 + Math.Exp(tenure - (4 * version))));

    private async Task PublishAsync(string model)
    {
        for (int version = 1; version <= 3; version++)
        {
            (await PublishedModel.PublishAsync(server.Client, model, intercept: 4 * version)).ShouldBe(version);
        }
    }

    private async Task DeployAsync(string name, string? stickTo = null)
    {
        await PublishAsync(name);
        EndpointDetails endpoint = await server.Client.Endpoints.PutAsync(
            name, new EndpointTarget(null, Variants: [new("a", name, Version: 1), new("b", name, Version: 2, Weight: 40)], StickTo: stickTo));
        endpoint.Variants.Select(variant => (variant.Name, variant.Version, variant.Weight, variant.Share, variant.Default)).ShouldBe([("a", 1, 60, 60, true), ("b", 2, 40, 40, false)]);
        endpoint.StickTo.ShouldBe(stickTo);
    }

    private async Task<int> CallUntilAsync(string endpoint, int caller, CancellationToken stop)
    {
        int calls = 0;
        for (; !stop.IsCancellationRequested; calls++)
        {
            PredictionAnswer answer = await AskAsync(endpoint, string.Create(CultureInfo.InvariantCulture, $$"""{"records": [{"tenure": {{calls % 15}}}], "key": "{{caller}}-{{calls}}"}"""));
            answer.Predictions.Single().Probability!.Value.ShouldBe(Churn(answer.Version, calls % 15), 1e-6);
        }

        return calls;
    }

    private Task<PredictionAnswer> AskAsync(string endpoint, string body) => server.Client.Endpoints.PredictAsync(endpoint, Encoding.UTF8.GetBytes(body));

    private async Task<string> AskAsync(string endpoint, string body, string header, string value)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/endpoints/{endpoint}/predict") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(header, value);
        using HttpResponseMessage answer = await server.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("variant").GetString()!;
    }

    private async Task<(int Status, string Text)> PutAsync(string path, string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await server.Http.PutAsync("/api/v1/endpoints/" + path, content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
