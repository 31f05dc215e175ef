using System.Net;
using System.Text;
using System.Text.Json;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Feedback;
using Mainspring.Lifecycle.Predictions.Outcomes;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Serving;

public sealed class FeedbackTests(RunningServer server) : IClassFixture<RunningServer>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        if ((await server.Client.Endpoints.ListAsync()).Endpoints.Count == 0)
        {
            await PublishedModel.PublishAsync(server.Client, "telco", intercept: 10);
            await server.Client.Endpoints.PutAsync("churn", new EndpointTarget("telco"));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task One_item_is_taken_before_its_prediction_and_joined_to_it()
    {
        (HttpStatusCode status, JsonElement answer) = await PostAsync("""{"request_id": "early", "label": "Yes", "rating": 5, "endpoint": "churn"}""");
        (status, answer.GetProperty("accepted").GetInt32(), answer.GetProperty("changed").GetInt32()).ShouldBe((HttpStatusCode.OK, 1, 1));

        long id = await PredictAsync("early");

        Outcome outcome = await OutcomeAsync(id);
        (outcome.Feedback.Label, outcome.Feedback.Rating, outcome.IsRight).ShouldBe(("\"Yes\"", 5, true));
    }

    [Fact]
    public async Task A_list_is_taken_again_without_a_change()
    {
        long id = await PredictAsync("twice");
        FeedbackLine[] items = [new() { PredictionId = id, Correct = false }, new() { Key = "user-7", Label = JsonElement.Parse("1.5") }];

        (await server.Client.Feedback.SendAsync(items)).ShouldBe(new FeedbackAnswer(2, 2));
        (await server.Client.Feedback.SendAsync(items)).ShouldBe(new FeedbackAnswer(2, 0));

        (await OutcomeAsync(id)).IsRight.ShouldBe(false);
    }

    [Fact]
    public async Task Every_fault_is_named_at_once_and_nothing_is_kept()
    {
        (HttpStatusCode status, JsonElement answer) = await PostAsync(
            """
            [{"prediction_id": 1, "rating": 6}, {"key": "kept?", "label": 1}, {"label": 1}, {"request_id": "a", "key": "b", "correct": true}, {"key": "k"}, 7,
             {"key": "k", "label": {"a": 1}, "colour": 1}, {"key": "k", "label": 1, "endpoint": "nowhere"}]
            """);

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()).ShouldBe(
            ["/0/rating", "/2", "/3", "/4", "/5", "/6/label", "/6/colour", "/7/endpoint"], ignoreOrder: true);
        (await PostAsync("""{"key": "kept?", "label": 1}""")).Answer.GetProperty("changed").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    public async Task A_body_that_is_no_feedback_is_refused(string body) => (await PostAsync(body)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

    private async Task<long> PredictAsync(string requestId)
    {
        byte[] body = Encoding.UTF8.GetBytes($$"""{"records": [{"tenure": 1, "contract": "monthly"}], "request_id": "{{requestId}}"}""");
        return (await server.Client.Endpoints.PredictAsync("churn", body)).Predictions.Single().PredictionId;
    }

    private async Task<Outcome> OutcomeAsync(long id)
    {
        OutcomeReader reader = server.Services.GetRequiredService<OutcomeReader>();
        await foreach (Outcome outcome in reader.ReadAsync(new OutcomeQuery { Endpoint = "churn", AfterId = id - 1 }))
        {
            return outcome;
        }

        throw new InvalidOperationException($"The log has no prediction {id}.");
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await server.Http.PostAsync("/api/v1/feedback", content);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }
}
