using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Mainspring.Server.Tests.Mlflow.Artifacts;

public sealed class ArtifactUploadTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Root = "/api/2.0/mlflow-artifacts";

    [Fact]
    public async Task Parts_become_the_file_that_was_named_at_the_beginning()
    {
        JsonObject upload = await CreateAsync("folder/below", "/home/somebody/model.bin", 3);
        byte[][] parts = [[.. Enumerable.Repeat((byte)1, 100_000)], [.. Enumerable.Repeat((byte)2, 100_000)], [3]];
        JsonArray done = [];
        foreach (int part in (int[])[2, 1, 3])
        {
            JsonNode credential = upload["credentials"]![part - 1]!;
            credential["part_number"]!.GetValue<int>().ShouldBe(part);
            using HttpResponseMessage answer = await server.Http.PutAsync(credential["url"]!.GetValue<string>(), new ByteArrayContent(parts[part - 1]));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            done.Add(new JsonObject { ["part_number"] = part, ["etag"] = answer.Headers.ETag!.Tag, ["url"] = "ignored" });
        }

        (await PostAsync("complete/folder/below", new JsonObject { ["path"] = "model.bin", ["upload_id"] = upload["upload_id"]!.GetValue<string>(), ["parts"] = done })).ShouldBe(200);
        (await server.Http.GetByteArrayAsync($"{Root}/artifacts/folder/below/model.bin")).ShouldBe([.. parts.SelectMany(part => part)]);
    }

    [Fact]
    public async Task An_upload_ends_only_where_it_began()
    {
        JsonObject upload = await CreateAsync("mine", "a", 1);
        string id = upload["upload_id"]!.GetValue<string>();
        using HttpResponseMessage part = await server.Http.PutAsync(upload["credentials"]![0]!["url"]!.GetValue<string>(), new ByteArrayContent([1]));
        JsonArray Parts() => [new JsonObject { ["part_number"] = 1, ["etag"] = part.Headers.ETag!.Tag }];

        (await PostAsync("complete/theirs", new JsonObject { ["path"] = "a", ["upload_id"] = id, ["parts"] = Parts() })).ShouldBe(400);
        (await PostAsync("complete/mine", new JsonObject { ["path"] = "b", ["upload_id"] = id, ["parts"] = Parts() })).ShouldBe(400);
        (await PostAsync("abort/theirs", new JsonObject { ["path"] = "a", ["upload_id"] = id })).ShouldBe(400);
        (await PostAsync("complete/mine", new JsonObject { ["path"] = "a", ["upload_id"] = id + "0", ["parts"] = Parts() })).ShouldBe(400);
        (await PostAsync("complete/mine", new JsonObject { ["path"] = "a", ["upload_id"] = id, ["parts"] = new JsonArray(new JsonObject { ["part_number"] = 2, ["etag"] = "x" }) })).ShouldBe(400);
        (await PostAsync("complete/mine", new JsonObject { ["path"] = "a", ["upload_id"] = id, ["parts"] = Parts() })).ShouldBe(200);
        (await PostAsync("complete/mine", new JsonObject { ["path"] = "a", ["upload_id"] = id, ["parts"] = Parts() })).ShouldBe(400);
    }

    [Fact]
    public async Task An_upload_that_was_given_up_takes_no_part()
    {
        JsonObject upload = await CreateAsync("mine", "c", 1);
        (await PostAsync("abort/mine", new JsonObject { ["path"] = "c", ["upload_id"] = upload["upload_id"]!.GetValue<string>() })).ShouldBe(200);

        using HttpResponseMessage part = await server.Http.PutAsync(upload["credentials"]![0]!["url"]!.GetValue<string>(), new ByteArrayContent([1]));
        part.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_part_is_put_to_a_signed_address_only()
    {
        JsonObject upload = await CreateAsync("mine", "d", 1);
        string url = upload["credentials"]![0]!["url"]!.GetValue<string>();
        foreach (string address in (string[])[url.Replace("/1?", "/2?", StringComparison.Ordinal), url + "0", url.Split('?')[0]])
        {
            using HttpResponseMessage part = await server.Http.PutAsync(address, new ByteArrayContent([1]));
            part.StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_001)]
    public async Task An_upload_has_a_bounded_number_of_parts(int parts) =>
        (await PostAsync("create/mine", new JsonObject { ["path"] = "e", ["num_parts"] = parts })).ShouldBe(400);

    private async Task<JsonObject> CreateAsync(string folder, string file, int parts)
    {
        using HttpResponseMessage answer = await server.Http.PostAsJsonAsync($"{Root}/mpu/create/{folder}", new { path = file, num_parts = parts });
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<int> PostAsync(string call, JsonObject body)
    {
        using HttpResponseMessage answer = await server.Http.PostAsJsonAsync($"{Root}/mpu/{call}", body);
        return (int)answer.StatusCode;
    }
}
