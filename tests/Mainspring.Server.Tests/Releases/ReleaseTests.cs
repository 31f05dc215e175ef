using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Mainspring.Client;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Feedback;
using Mainspring.Client.Releases;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Releases;
using Mainspring.Server.Tests.Serving;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Releases;

public sealed class ReleaseTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Quick = """{"metric": "rating", "share": 0.5, "decide": {"expected_labels": 200, "every": "1d"}}""";

    [Fact]
    public async Task A_candidate_with_better_ratings_becomes_champion_and_the_one_before_can_be_taken_back()
    {
        await PublishAsync("better");
        ReleaseInfo release = await server.Client.Releases.StartAsync("better", Request(2, Quick));
        EndpointDetails tried = await server.Client.Endpoints.GetAsync("better");
        tried.Variants.Select(variant => (variant.Name, variant.Version, variant.Weight)).ShouldBe([("champion", 1, 50d), ("challenger", 2, 50d)]);
        (await server.Client.Models.GetVersionAsync("better", "challenger")).Version.ShouldBe(2);

        await RateAsync("better", 400, (version, number) => version == 2 ? 4 + (number % 2) : 2 + (number % 2));
        DecisionInfo decision = await server.Client.Releases.DecisionAsync("better");
        decision.Outcome.ShouldBe("promote");
        decision.Arms.Sum(arm => arm.Labelled).ShouldBe(400);
        decision.Gain!.Value.ShouldBe(2, 0.2);
        decision.Lower!.Value.ShouldBeGreaterThan(0);
        ReleaseInfo ended = await server.Client.Releases.LookAsync("better", release.Id);

        (ended.State, ended.EndedBy).ShouldBe(("promoted", "policy"));
        EndpointDetails promoted = await server.Client.Endpoints.GetAsync("better");
        promoted.Variants.ShouldHaveSingleItem().Version.ShouldBe(2);
        (await server.Client.Models.GetVersionAsync("better", "2")).Tags["mainspring.release.verdict"].ShouldBe("promoted");
        (await server.Client.Releases.DecisionAsync("better")).Looks.ShouldHaveSingleItem().Outcome.ShouldBe("promote");

        ReleaseInfo back = await server.Client.Releases.RollBackAsync("better", "customers complain");

        (back.State, back.Id).ShouldBe(("rolled_back", release.Id));
        (await server.Client.Models.GetVersionAsync("better", "champion")).Version.ShouldBe(1);
        (await server.Client.Endpoints.GetAsync("better")).Version.ShouldBe(1);
        AuditLog audit = server.Services.GetRequiredService<AuditLog>();
        (await audit.VerifyAsync()).BrokenAt.ShouldBeNull();
        (await audit.ReadAsync(new() { Limit = 100 })).Where(entry => entry.Event.Object?.Contains(release.Id, StringComparison.Ordinal) is true).Select(entry => entry.Event.Action)
            .ShouldBe(["release.rolled_back", "release.promoted", "release.started"]);
    }

    [Fact]
    public async Task A_candidate_with_worse_ratings_leaves_the_traffic_with_its_verdict()
    {
        await PublishAsync("worse");
        ReleaseInfo release = await server.Client.Releases.StartAsync("worse", Request(2, Quick));
        await RateAsync("worse", 400, (version, number) => version == 2 ? 2 + (number % 2) : 4 + (number % 2));

        ReleaseInfo ended = await server.Client.Releases.LookAsync("worse", release.Id);

        ended.State.ShouldBe("rolled_back");
        ended.Verdict!.ShouldStartWith("The candidate is worse");
        (await server.Client.Endpoints.GetAsync("worse")).Variants.ShouldHaveSingleItem().Version.ShouldBe(1);
        (await server.Client.Models.GetVersionAsync("worse", "2")).Tags["mainspring.release.verdict"].ShouldBe("rolled_back");
    }

    [Fact]
    public async Task Ratings_that_do_not_differ_decide_nothing()
    {
        await PublishAsync("same");
        ReleaseInfo release = await server.Client.Releases.StartAsync("same", Request(2, Quick));
        await RateAsync("same", 300, (_, number) => 1 + (number % 5));

        ReleaseInfo looked = await server.Client.Releases.LookAsync("same", release.Id);

        looked.State.ShouldBe("collecting");
        (await server.Client.Releases.DecisionAsync("same")).Outcome.ShouldBe("keep_collecting");
        ReleaseInfo rejected = await server.Client.Releases.RejectAsync("same", release.Id, "not worth it");
        (rejected.State, rejected.Verdict).ShouldBe(("kept", "local refused it: not worth it"));
    }

    [Fact]
    public async Task A_shadow_is_compared_request_by_request()
    {
        // The two versions never agree: one always says Yes, the other always No.
        await PublishAsync("paired", candidateIntercept: -10);
        ReleaseInfo release = await server.Client.Releases.StartAsync("paired", Request(2, """{"metric": "correct", "method": "paired_shadow", "decide": {"expected_labels": 100, "every": "1d"}}"""));
        (await server.Client.Endpoints.GetAsync("paired")).Variants.Single(variant => variant.Name == "challenger").Shadow.ShouldBeTrue();
        await PredictAsync("paired", 150);
        await server.Client.Feedback.SendAsync([.. Enumerable.Range(0, 150).Select(number => new FeedbackLine { RequestId = $"paired-{number}", Label = JsonElement.Parse(number % 10 == 0 ? "\"Yes\"" : "\"No\""), Endpoint = "paired" })]);
        await ShadowsAreScoredAsync("paired", 150);

        ReleaseInfo ended = await server.Client.Releases.LookAsync("paired", release.Id);

        ended.State.ShouldBe("promoted");
        (await server.Client.Endpoints.GetAsync("paired")).Variants.ShouldHaveSingleItem().Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_person_is_asked_where_the_plan_says_so()
    {
        await PublishAsync("asked");
        ReleaseInfo release = await server.Client.Releases.StartAsync("asked", Request(2, """{"metric": "rating", "share": 0.5, "on_win": "ask", "decide": {"expected_labels": 200, "every": "1d"}}"""));
        await RateAsync("asked", 400, (version, number) => version == 2 ? 4 + (number % 2) : 2 + (number % 2));

        (await server.Client.Releases.LookAsync("asked", release.Id)).State.ShouldBe("waiting");
        (await server.Client.Endpoints.GetAsync("asked")).Variants.Count.ShouldBe(2);
        ReleaseInfo promoted = await server.Client.Releases.PromoteAsync("asked", release.Id);

        (promoted.State, promoted.EndedBy).ShouldBe(("promoted", "local"));
        (await Should.ThrowAsync<ServerException>(() => server.Client.Releases.PromoteAsync("asked", release.Id))).Problem.Status.ShouldBe(409);
    }

    [Fact]
    public async Task The_candidate_takes_its_share_step_by_step_and_is_promoted_after_the_last()
    {
        await PublishAsync("steps");
        ReleaseInfo release = await server.Client.Releases.StartAsync("steps", Request(2, """{"method": "guardrails", "metric": "latency_ms", "steps": ["0%", "10%", "50%"], "decide": {"min_requests": 0, "every": "1d"}}"""));
        List<(string State, double Share)> seen = [(release.State, release.CandidateShare)];
        for (int look = 0; look < 3; look++)
        {
            release = await server.Client.Releases.LookAsync("steps", release.Id);
            seen.Add((release.State, release.CandidateShare));
        }

        seen.ShouldBe([("collecting", 0d), ("collecting", 10d), ("collecting", 50d), ("promoted", 50d)]);
        (await server.Client.Endpoints.GetAsync("steps")).Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_candidate_whose_server_died_before_it_met_traffic_gets_its_share_by_the_next_look()
    {
        await PublishAsync("died");
        await PublishAsync("died-model");
        ReleaseInfo other = await server.Client.Releases.StartAsync("died-model", Request(2, Quick));
        IReleaseStore store = server.Services.GetRequiredService<IReleaseStore>();
        Release begun = (await store.FindAsync(other.Id))!;
        (await store.AddAsync(begun with { Id = "left-behind", Endpoint = "died", Model = "died" })).ShouldBeTrue();
        (await server.Client.Endpoints.GetAsync("died")).Variants.ShouldHaveSingleItem();

        ReleaseInfo looked = await server.Client.Releases.LookAsync("died", "left-behind");
        await server.Client.Releases.LookAsync("died", "left-behind");

        looked.State.ShouldBe("collecting");
        (await server.Client.Endpoints.GetAsync("died")).Variants.Select(variant => (variant.Name, variant.Version, variant.Weight)).ShouldBe([("champion", 1, 50d), ("challenger", 2, 50d)]);
        (await server.Client.Models.GetVersionAsync("died", "challenger")).Version.ShouldBe(2);
        (await server.Services.GetRequiredService<AuditLog>().ReadAsync(new() { Limit = 200 }))
            .Count(entry => entry.Event.Action == AuditAction.ReleaseResumed && entry.Event.Object?.Contains("left-behind", StringComparison.Ordinal) is true).ShouldBe(1);
    }

    [Fact]
    public async Task A_step_whose_server_died_before_the_share_followed_is_carried_through_by_the_next_look()
    {
        await PublishAsync("half-step");
        ReleaseInfo release = await server.Client.Releases.StartAsync("half-step", Request(2, """{"metric": "rating", "steps": ["0%", "10%", "50%"], "decide": {"every": "1d"}}"""));
        IReleaseStore store = server.Services.GetRequiredService<IReleaseStore>();
        (await store.ChangeAsync((await store.FindAsync(release.Id))! with { Step = 1 })).ShouldNotBeNull();

        await server.Client.Releases.LookAsync("half-step", release.Id);

        EndpointVariant candidate = (await server.Client.Endpoints.GetAsync("half-step")).Variants.Single(variant => variant.Name == "challenger");
        (candidate.Shadow, candidate.Weight).ShouldBe((false, 10d));
    }

    [Fact]
    public async Task A_share_that_a_person_set_by_hand_stays()
    {
        await PublishAsync("by-hand");
        ReleaseInfo release = await server.Client.Releases.StartAsync("by-hand", Request(2, Quick));
        await server.Client.Endpoints.SplitAsync("by-hand", new Dictionary<string, double> { ["champion"] = 70, ["challenger"] = 30 });

        await server.Client.Releases.LookAsync("by-hand", release.Id);

        (await server.Client.Endpoints.GetAsync("by-hand")).Variants.Select(variant => variant.Weight).ShouldBe([70d, 30d]);
    }

    [Fact]
    public async Task Sixteen_who_promote_and_roll_back_at_once_leave_one_champion_and_a_whole_audit_log()
    {
        await PublishAsync("crowd");
        ReleaseInfo release = await server.Client.Releases.StartAsync("crowd", Request(2, Quick));

        HttpStatusCode[] answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(async number =>
        {
            string path = number % 2 == 0 ? $"api/v1/endpoints/crowd/releases/{release.Id}/promote" : "api/v1/endpoints/crowd/rollback";
            using var body = new StringContent("{}", Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await server.Http.PostAsync(path, body);
            return answer.StatusCode;
        }));

        answers.ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.Conflict);
        answers.ShouldContain(HttpStatusCode.OK);
        int champion = (await server.Client.Models.GetVersionAsync("crowd", "champion")).Version;
        EndpointDetails endpoint = await server.Client.Endpoints.GetAsync("crowd");
        endpoint.Variants.ShouldHaveSingleItem();
        await EventuallyAsync(async () => (await server.Client.Endpoints.GetAsync("crowd")).Version == champion);
        (await server.Services.GetRequiredService<AuditLog>().VerifyAsync()).BrokenAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"version": "2", "plan": {"metric": "ratings"}}""", "did you mean 'rating'?")]
    [InlineData("""{"version": "2", "plan": {"guardrails": ["errors < 1%"]}}""", "there is no measure 'errors'")]
    [InlineData("""{"version": "2", "plan": {"steps": [0.5, 0.2]}}""", "the shares must rise")]
    [InlineData("""{"version": "2", "plan": {"metric": "cost"}}""", "needs costs")]
    public async Task A_plan_that_cannot_be_followed_is_refused_with_what_is_wrong(string body, string told)
    {
        await PublishAsync("plans");

        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await server.Http.PostAsync("api/v1/endpoints/plans/releases", content);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(told);
    }

    [Fact]
    public async Task What_cannot_be_tried_is_a_conflict_that_says_why()
    {
        await PublishAsync("twice");
        (await Should.ThrowAsync<ServerException>(() => server.Client.Releases.StartAsync("twice", Request(1, Quick)))).Problem.Title!.ShouldContain("is the champion already");
        await server.Client.Releases.StartAsync("twice", Request(2, Quick));
        (await Should.ThrowAsync<ServerException>(() => server.Client.Releases.StartAsync("twice", Request(2, Quick)))).Problem.Status.ShouldBe(409);
        (await Should.ThrowAsync<ServerException>(() => server.Client.Releases.StartAsync("nowhere", Request(2, Quick)))).Problem.Status.ShouldBe(404);
        (await Should.ThrowAsync<ServerException>(() => server.Client.Releases.LookAsync("twice", "no-such"))).Problem.Status.ShouldBe(404);
    }

    private static ReleaseRequest Request(int version, string plan) => new(version.ToString(CultureInfo.InvariantCulture), JsonElement.Parse(plan));

    /// <summary>A model of two versions behind an endpoint of the same name that follows the champion, version 1.</summary>
    private async Task PublishAsync(string name, double candidateIntercept = 10.5)
    {
        if ((await server.Client.Endpoints.ListAsync()).Endpoints.Any(endpoint => endpoint.Name == name))
        {
            return;
        }

        await PublishedModel.PublishAsync(server.Client, name, intercept: 10);
        await server.Client.Endpoints.PutAsync(name, new EndpointTarget(name));
        await PublishedModel.PublishAsync(server.Client, name, intercept: candidateIntercept, alias: "fresh");
    }

    private async Task RateAsync(string endpoint, int requests, Func<int, int, int> stars)
    {
        IReadOnlyList<PredictionAnswer> answers = await PredictAsync(endpoint, requests);
        await server.Client.Feedback.SendAsync([.. answers.Select((answer, number) => new FeedbackLine { PredictionId = answer.Predictions[0].PredictionId, Rating = stars(answer.Version, number) })]);
    }

    private async Task<IReadOnlyList<PredictionAnswer>> PredictAsync(string endpoint, int requests)
    {
        var answers = new List<PredictionAnswer>();
        for (int number = 0; number < requests; number++)
        {
            answers.Add(await server.Client.Endpoints.PredictAsync(
                endpoint, Encoding.UTF8.GetBytes($$"""{"records": [{"tenure": {{number % 70}}, "contract": "monthly"}], "request_id": "{{endpoint}}-{{number}}"}""")));
        }

        return answers;
    }

    private Task ShadowsAreScoredAsync(string endpoint, int count) => EventuallyAsync(async () =>
        (await server.Client.Endpoints.PredictionsAsync(endpoint, 1000, shadows: true)).Predictions.Count >= 2 * count);

    /// <summary>Waits for what another thread does soon; the test host ends it when it never does.</summary>
    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Yield();
        }
    }
}
