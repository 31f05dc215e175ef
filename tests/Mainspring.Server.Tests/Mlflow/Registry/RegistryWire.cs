using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mainspring.Server.Tests.Mlflow.Registry;

/// <summary>Calls of MLflow's wire as its REST documentation writes them: GET with a query, the others with a JSON body.</summary>
internal sealed class RegistryWire(HttpClient http)
{
    private const string Root = "/api/2.0/mlflow/";

    public Task<JsonElement> GetAsync(string path, params (string Key, string Value)[] query) => AnswerAsync(http.GetAsync(Url(path, query)));

    public Task<JsonElement> PostAsync(string path, object body) => AnswerAsync(SendAsync(HttpMethod.Post, path, body));

    public Task<JsonElement> PatchAsync(string path, object body) => AnswerAsync(SendAsync(HttpMethod.Patch, path, body));

    public Task<JsonElement> DeleteAsync(string path, object body) => AnswerAsync(SendAsync(HttpMethod.Delete, path, body));

    public async Task RefusedAsync(int status, string code, Func<RegistryWire, Task> call)
    {
        WireFault fault = await Should.ThrowAsync<WireFault>(() => call(this));
        (fault.Status, fault.Code).ShouldBe((status, code), fault.Message);
    }

    private static string Url(string path, (string Key, string Value)[] query) =>
        $"{Root}{path}?{string.Join('&', query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"))}";

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object body) =>
        http.SendAsync(new(method, Root + path) { Content = JsonContent.Create(body is string text ? JsonNode.Parse(text) : body) });

    private static async Task<JsonElement> AnswerAsync(Task<HttpResponseMessage> sent)
    {
        using HttpResponseMessage answer = await sent;
        JsonElement body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return answer.IsSuccessStatusCode
            ? body
            : throw new WireFault((int)answer.StatusCode, body.GetProperty("error_code").GetString()!, body.GetProperty("message").GetString()!);
    }
}
