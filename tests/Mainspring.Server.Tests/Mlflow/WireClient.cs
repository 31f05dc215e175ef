using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Mainspring.Server.Tests.Mlflow;

/// <summary>Speaks MLflow's wire as its public REST documentation shows it.</summary>
internal sealed class WireClient(HttpClient http)
{
    /// <summary>Posts a body and reads the answer, which must be good.</summary>
    public Task<JsonElement> PostAsync(string path, object body) => PostTextAsync(path, JsonSerializer.Serialize(body));

    /// <inheritdoc cref="PostAsync"/>
    public async Task<JsonElement> PostTextAsync(string path, string body)
    {
        (HttpStatusCode status, JsonElement answer) = await SendAsync(HttpMethod.Post, path, body);
        status.ShouldBe(HttpStatusCode.OK, answer.ToString());
        return answer;
    }

    /// <summary>Asks, and reads the answer, which must be good.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        (HttpStatusCode status, JsonElement answer) = await SendAsync(HttpMethod.Get, path, null);
        status.ShouldBe(HttpStatusCode.OK, answer.ToString());
        return answer;
    }

    /// <summary>Posts a body that must be refused in the form of the wire.</summary>
    public async Task RefusesAsync(string path, object body, HttpStatusCode status, string code)
    {
        (HttpStatusCode answered, JsonElement answer) = await SendAsync(HttpMethod.Post, path, JsonSerializer.Serialize(body));
        (answered, answer.GetProperty("error_code").GetString()).ShouldBe((status, code), answer.ToString());
        answer.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
    }

    /// <summary>Asks for what must be refused in the form of the wire.</summary>
    public async Task RefusesGetAsync(string path, HttpStatusCode status, string code)
    {
        (HttpStatusCode answered, JsonElement answer) = await SendAsync(HttpMethod.Get, path, null);
        (answered, answer.GetProperty("error_code").GetString()).ShouldBe((status, code), answer.ToString());
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/api/2.0/mlflow/{path}");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        using HttpResponseMessage answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        using JsonDocument document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return (answer.StatusCode, document.RootElement.Clone());
    }
}
