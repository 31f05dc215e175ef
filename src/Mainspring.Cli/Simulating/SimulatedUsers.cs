using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Mainspring.Cli.Loading;

namespace Mainspring.Cli.Simulating;

/// <summary>Users who ask an endpoint, rate some answers at once, and whose truth becomes known later.</summary>
/// <param name="truth">What they ask and what comes true.</param>
/// <param name="caller">The endpoint.</param>
/// <param name="options">How they behave.</param>
internal sealed class SimulatedUsers(GroundTruth truth, EndpointCaller caller, SimulationOptions options)
{
    private const int MostOpen = 256;

    private readonly Lock _gate = new();
    private readonly Random _random = new(options.Seed);
    private readonly FeedbackPost _post = new(caller);
    private readonly SortedDictionary<string, VariantTally> _variants = new(StringComparer.Ordinal);
    private readonly string _run = Guid.NewGuid().ToString("n")[..8];

    /// <summary>Requests and their latencies.</summary>
    public LoadTally Requests { get; } = new();

    /// <summary>What users met, by variant.</summary>
    public IReadOnlyDictionary<string, VariantTally> Variants => _variants;

    /// <summary>Feedback that the server took, and that it refused.</summary>
    public (long Taken, long Refused) Feedback => (_post.Taken, _post.Refused);

    /// <summary>Runs until the time is over, all answers are in and all feedback is posted.</summary>
    /// <returns>How many requests were due and sent.</returns>
    public async Task<(long Due, long Sent)> RunAsync(CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        using var noMore = new CancellationTokenSource();
        Task posting = _post.RunAsync(noMore.Token);
        (long Due, long Sent) requests = await new OpenLoop(options.Rate, options.Duration, MostOpen).RunAsync((number, due) => AskAsync(number, due, start), cancellation);
        await noMore.CancelAsync();
        await posting;
        return requests;
    }

    private async Task AskAsync(long number, long due, long start)
    {
        int row;
        string key;
        lock (_gate)
        {
            row = truth.Rows[_random.Next(truth.Rows.Count)];
            key = string.Create(CultureInfo.InvariantCulture, $"user-{_random.Next(options.Users)}");
        }

        bool hasDrifted = Stopwatch.GetElapsedTime(start) >= options.DriftAfter;
        byte[] body = EndpointCaller.BodyOf(truth.RecordOf(row, hasDrifted), key, string.Create(CultureInfo.InvariantCulture, $"sim-{_run}-{number}"));
        if (await caller.PredictAsync(body, due, Requests) is { } answer)
        {
            Judge(answer, row);
        }
    }

    private void Judge(byte[] answer, int row)
    {
        using JsonDocument document = JsonDocument.Parse(answer);
        JsonElement prediction = document.RootElement.GetProperty("predictions")[0];
        JsonElement said = prediction.GetProperty("prediction");
        string variant = document.RootElement.GetProperty("variant").GetString()!;
        long id = prediction.GetProperty("prediction_id").GetInt64();
        (double error, double relative) = truth.ErrorOf(row, said);
        int? stars;
        bool isLabelled;
        lock (_gate)
        {
            stars = _random.NextDouble() < options.RatedShare ? Stars.Of(relative, truth.IsClass(said), _random) : null;
            isLabelled = _random.NextDouble() < options.LabelledShare;
            if (!_variants.TryGetValue(variant, out VariantTally? tally))
            {
                _variants.Add(variant, tally = new());
            }

            tally.Add(error, stars);
        }

        if (stars is { } given)
        {
            _post.Add(Item(id, writer => writer.WriteNumber("rating", given)), TimeSpan.Zero);
        }

        if (isLabelled)
        {
            _post.Add(Item(id, writer => WriteLabel(writer, row)), options.LabelDelay);
        }
    }

    private void WriteLabel(Utf8JsonWriter writer, int row)
    {
        writer.WritePropertyName("label");
        truth.WriteLabel(writer, row);
    }

    private static byte[] Item(long id, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("prediction_id", id);
            write(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
