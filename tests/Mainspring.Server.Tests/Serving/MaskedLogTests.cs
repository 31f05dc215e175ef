using System.Text;
using System.Text.Json;
using Mainspring.Client;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Feedback;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Predictions;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Serving;

/// <summary>Models that mark the column <c>contract</c>: its values must be found nowhere in what is kept of requests.</summary>
public sealed class MaskedLogTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_log_has_hashes_of_a_sensitive_column_and_the_answer_is_what_it_would_be()
    {
        await PublishedModel.PublishAsync(server.Client, "hashed", intercept: 5, contracts: ValueLogging.Hashed);
        await server.Client.Endpoints.PutAsync("hashed", new EndpointTarget("hashed"));

        PredictionAnswer answer = await AskAsync("hashed", """{"records": [{"tenure": 4, "contract": "yearly"}, {"contract": "yearly", "tenure": 4}, {"tenure": 4, "contract": "no such thing"}], "request_id": "once"}""");
        PredictionAnswer again = await AskAsync("hashed", """{"records": [{"tenure": 4, "contract": "yearly"}], "request_id": "once"}""");

        answer.Predictions.Select(one => Math.Round(one.Probability!.Value, 5)).Distinct().ShouldHaveSingleItem().ShouldBe(0.73106);
        again.Predictions.Select(one => one.PredictionId).ShouldBe(answer.Predictions.Select(one => one.PredictionId));
        IReadOnlyList<LoggedPredictionLine> lines = (await server.Client.Endpoints.PredictionsAsync("hashed")).Predictions;
        lines.Count.ShouldBe(3);
        lines.ShouldAllBe(line => line.Input.GetProperty("tenure").GetInt32() == 4 && line.Input.GetProperty("contract").GetString()!.StartsWith("hash:", StringComparison.Ordinal));
        lines.Select(line => line.Input.GetProperty("contract").GetString()).Distinct().Count().ShouldBe(2);
        lines[0].Warnings!.Value[0].GetProperty("message").GetString()!.ShouldContain("has not seen the value of 'contract'");
        string everything = await server.Http.GetStringAsync("api/v1/endpoints/hashed/predictions/export") + await server.Http.GetStringAsync("endpoints/hashed/predictions") + await server.Http.GetStringAsync("endpoints/hashed");
        everything += await server.Http.GetStringAsync($"endpoints/hashed/predictions/{lines[0].PredictionId}");
        everything.ShouldContain("The log has no values of contract.");
        everything.ShouldNotContain("no such thing");
        everything.ShouldNotContain("\"yearly\"");
        (await server.Client.Endpoints.SchemaAsync("hashed")).Columns.Single(column => column.Name == "contract").Log.ShouldBe("hash");
    }

    [Fact]
    public async Task Neither_the_journal_on_the_disk_nor_a_try_on_the_playground_has_a_value_that_is_dropped()
    {
        await PublishedModel.PublishAsync(server.Client, "dropped", intercept: 5, contracts: ValueLogging.Dropped);
        await server.Client.Endpoints.PutAsync("dropped", new EndpointTarget("dropped"));
        await AskAsync("dropped", """{"tenure": 4, "contract": "seen nowhere else"}""");

        string page = await server.Http.GetStringAsync("playground/dropped?field.tenure=7&field.contract=nor%20is%20this&try=abcdef");

        page.ShouldContain("has not seen");
        IReadOnlyList<LoggedPredictionLine> lines = (await server.Client.Endpoints.PredictionsAsync("dropped")).Predictions;
        lines.Select(line => line.Input.GetRawText()).ShouldBe(["""{"tenure":7}""", """{"tenure": 4}"""], ignoreOrder: true);
        PredictionJournal journal = server.Services.GetRequiredService<PredictionJournal>();
        journal.Flush();
        foreach (string file in Directory.GetFiles(journal.Options.Folder, "*.journal"))
        {
            await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader bytes = new(stream, Encoding.Latin1);
            string text = await bytes.ReadToEndAsync();
            text.ShouldNotContain("seen nowhere else");
            text.ShouldNotContain("nor is this");
        }
    }

    [Fact]
    public async Task What_one_variant_marks_is_hidden_in_the_log_of_all_and_of_their_shadows()
    {
        await PublishedModel.PublishAsync(server.Client, "union", intercept: 5);
        await PublishedModel.PublishAsync(server.Client, "union", intercept: 5, alias: "fresh", contracts: ValueLogging.Hashed);
        await server.Client.Endpoints.PutAsync("union", new EndpointTarget(null, Variants: [new("a", "union", Version: 1)]));
        await AskAsync("union", """{"tenure": 1, "contract": "yearly"}""");
        await server.Client.Endpoints.PutAsync("union", new EndpointTarget(null, Variants: [new("a", "union", Version: 1), new("s", "union", Version: 2, Shadow: true)]));
        await AskAsync("union", """{"tenure": 2, "contract": "yearly"}""");

        IReadOnlyList<LoggedPredictionLine> lines;
        do
        {
            await Task.Yield();
            lines = (await server.Client.Endpoints.PredictionsAsync("union", shadows: true)).Predictions;
        }
        while (lines.Count < 3);

        lines.Select(line => (line.Variant, line.Input.GetProperty("tenure").GetInt32(), IsHashed: line.Input.GetProperty("contract").GetString() != "yearly"))
            .ShouldBe([("s", 2, true), ("a", 2, true), ("a", 1, false)], ignoreOrder: true);
    }

    [Fact]
    public async Task Keys_that_are_values_of_a_sensitive_column_are_hashed_and_feedback_and_searches_by_them_still_find_their_predictions()
    {
        await PublishedModel.PublishAsync(server.Client, "keyed", intercept: 5, contracts: ValueLogging.Hashed);
        await server.Client.Endpoints.PutAsync("keyed", new EndpointTarget("keyed", StickTo: "column:contract"));
        await AskAsync("keyed", """{"tenure": 4, "contract": "yearly"}""");
        await AskAsync("keyed", """{"records": [{"tenure": 5, "contract": "monthly"}], "key": "yearly"}""");

        await server.Client.Feedback.SendAsync([new FeedbackLine { Key = "yearly", Label = JsonElement.Parse("\"Yes\""), Endpoint = "keyed" }]);

        IReadOnlyList<LoggedPredictionLine> lines = (await server.Client.Endpoints.PredictionsAsync("keyed")).Predictions;
        lines.ShouldAllBe(line => line.Key!.StartsWith("hash:", StringComparison.Ordinal) && line.Label!.Value.GetString() == "Yes");
        lines.Select(line => line.Key).Distinct().ShouldHaveSingleItem().ShouldBe(lines.Single(line => line.Input.GetProperty("tenure").GetInt32() == 4).Input.GetProperty("contract").GetString());
        (await server.Http.GetStringAsync("api/v1/endpoints/keyed/predictions?key=yearly")).ShouldContain("\"tenure\": 5");
    }

    [Fact]
    public async Task Where_keys_are_not_logged_feedback_by_key_is_refused_with_the_way_out()
    {
        await PublishedModel.PublishAsync(server.Client, "unkeyed", intercept: 5, contracts: ValueLogging.Dropped);
        await server.Client.Endpoints.PutAsync("unkeyed", new EndpointTarget("unkeyed", StickTo: "column:contract"));
        await AskAsync("unkeyed", """{"tenure": 4, "contract": "yearly"}""");

        ServerException refused = await Should.ThrowAsync<ServerException>(() => server.Client.Feedback.SendAsync([new FeedbackLine { Key = "yearly", Rating = 5, Endpoint = "unkeyed" }]));

        refused.Problem.Errors!.ShouldHaveSingleItem().Message.ShouldContain("name predictions by prediction_id or request_id");
        (await server.Client.Endpoints.PredictionsAsync("unkeyed")).Predictions.ShouldHaveSingleItem().Key.ShouldBeNull();
    }

    private Task<PredictionAnswer> AskAsync(string endpoint, string body) => server.Client.Endpoints.PredictAsync(endpoint, Encoding.UTF8.GetBytes(body));
}
