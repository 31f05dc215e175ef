using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Mainspring.Cli.Loading;

/// <summary>Calls one endpoint over connections of its own, and looks at nothing but the status and the answer's bytes.</summary>
internal sealed class EndpointCaller : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly Uri _predict;
    private readonly Uri _feedback;
    private readonly Uri _decision;

    /// <param name="server">The server.</param>
    /// <param name="token">The key to send; null for none.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="connections">The most connections.</param>
    public EndpointCaller(Uri server, string? token, string endpoint, int connections)
    {
        _http = new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = connections, UseCookies = false }) { Timeout = Patience };
        _http.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token);
        _predict = new(server, $"/api/v1/endpoints/{Uri.EscapeDataString(endpoint)}/predict");
        _decision = new(server, $"/api/v1/endpoints/{Uri.EscapeDataString(endpoint)}/decision");
        _feedback = new(server, "/api/v1/feedback");
    }

    /// <summary>Asks for predictions and counts the answer.</summary>
    /// <param name="body">The body.</param>
    /// <param name="due">The timestamp from which it is timed.</param>
    /// <param name="tally">Where it is counted.</param>
    /// <returns>The answer, when there are predictions; else null.</returns>
    public async Task<byte[]?> PredictAsync(byte[] body, long due, LoadTally tally)
    {
        try
        {
            (int status, byte[] answer) = await PostAsync(_predict, body);
            TimeSpan taken = Stopwatch.GetElapsedTime(due);
            bool isGood = status == 200;
            tally.Add(status, isGood ? VariantOf(answer) : null, taken);
            return isGood ? answer : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            tally.Add(0, null, Stopwatch.GetElapsedTime(due));
            return null;
        }
    }

    /// <summary>Posts feedback; whether it was taken.</summary>
    public async Task<bool> FeedbackAsync(byte[] body)
    {
        try
        {
            return (await PostAsync(_feedback, body)).Status is >= 200 and < 300;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>The server's evidence for or against a candidate; null when it has none.</summary>
    public async Task<JsonElement?> DecisionAsync()
    {
        using HttpResponseMessage answer = await _http.GetAsync(_decision);
        if (!answer.IsSuccessStatusCode)
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        return document.RootElement.Clone();
    }

    /// <summary>The body of a request for one record.</summary>
    public static byte[] BodyOf(byte[] record, string? key, string? requestId)
    {
        using var stream = new MemoryStream(record.Length + 100);
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("records");
            writer.WriteRawValue(record, skipInputValidation: true);
            writer.WriteEndArray();
            if (key is not null)
            {
                writer.WriteString("key", key);
            }

            if (requestId is not null)
            {
                writer.WriteString("request_id", requestId);
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<(int Status, byte[] Body)> PostAsync(Uri address, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = Json;
        using HttpResponseMessage answer = await _http.PostAsync(address, content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
    }

    private static string? VariantOf(ReadOnlySpan<byte> answer)
    {
        ReadOnlySpan<byte> name = "\"variant\":\""u8;
        int start = answer.LastIndexOf(name);
        if (start < 0)
        {
            return null;
        }

        ReadOnlySpan<byte> rest = answer[(start + name.Length)..];
        return Encoding.UTF8.GetString(rest[..Math.Max(0, rest.IndexOf((byte)'"'))]);
    }
}
