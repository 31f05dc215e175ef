using System.Text;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Predictions.Outcomes;
using Mainspring.Lifecycle.Predictions.Sealing;
using Mainspring.Lifecycle.Tests.Predictions.Feedback;

namespace Mainspring.Lifecycle.Tests.Predictions.Sealing;

/// <summary>A journal with all that seals it and reads it back.</summary>
internal sealed class SealedJournal : IDisposable
{
    private readonly JournalFolder _folder = new();
    private readonly string _contents = Directory.CreateTempSubdirectory("contents-").FullName;
    private readonly SegmentDatabase _database;

    public SealedJournal(TimeProvider? time = null, long segmentBytes = 64 << 10)
    {
        Options = _folder.Options with { SegmentBytes = segmentBytes };
        Journal = _folder.Open(Options);
        FolderContents store = new(_contents);
        SegmentFiles files = new(store, Path.Combine(_contents, "cache"));
        _database = new SegmentDatabase(files, _contents);
        Sealer = new PredictionSealer(Journal, Manifest, store, files, _contents, time ?? TimeProvider.System);
        Log = new PredictionLog(Journal, Manifest, _database, Feedback);
        Outcomes = new OutcomeReader(Journal, Manifest, _database, Feedback);
    }

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public JournalOptions Options { get; }

    public PredictionJournal Journal { get; }

    public MemorySegmentStore Manifest { get; } = new();

    public MemoryFeedbackStore Feedback { get; } = new();

    public PredictionSealer Sealer { get; }

    public PredictionLog Log { get; }

    public OutcomeReader Outcomes { get; }

    public JournalReceipt Append(
        string? requestId = null, string? key = null, PredictionSource? source = null, int records = 1, double score = 0.75, DateTimeOffset? at = null, Action<PredictionEntry>? extend = null)
    {
        source ??= JournalFolder.Churn;
        using PredictionEntry entry = PredictionEntry.Rent();
        entry.Begin(source, at ?? Now, Encoding.UTF8.GetBytes(requestId ?? ""), Encoding.UTF8.GetBytes(key ?? ""), """[{"pointer":"/a","message":"b"}]"""u8);
        for (int record = 0; record < records; record++)
        {
            byte[] input = Encoding.UTF8.GetBytes($$"""{"n":{{record}},"who":"{{requestId}}'Ω"}""");
            if (source.Classes.Count == 0)
            {
                entry.AddValue(input, score + record);
            }
            else
            {
                entry.AddClass(input, score >= 0.5 ? 1 : 0, [1 - score, score]);
            }
        }

        extend?.Invoke(entry);
        entry.Complete(TimeSpan.FromMilliseconds(1.5));
        Journal.TryAppend(entry, out JournalReceipt receipt).ShouldBeTrue();
        return receipt;
    }

    /// <summary>Everything in the log as text, newest first.</summary>
    public async Task<List<string>> ReadAsync(PredictionQuery? query = null)
    {
        List<string> all = [];
        query ??= new PredictionQuery { WithShadows = true };
        PredictionCursor? after = null;
        do
        {
            PredictionPage page = await Log.ReadAsync(query with { After = after });
            all.AddRange(page.Rows.Select(Text));
            after = PredictionCursor.Parse(page.Next?.ToString());
        }
        while (after is not null);

        return all;
    }

    public async Task<List<Outcome>> OutcomesAsync(OutcomeQuery query)
    {
        List<Outcome> all = [];
        await foreach (Outcome outcome in Outcomes.ReadAsync(query))
        {
            all.Add(outcome);
        }

        return all;
    }

    public void Dispose()
    {
        Sealer.Dispose();
        Journal.Dispose();
        _database.Dispose();
        _folder.Dispose();
        Directory.Delete(_contents, recursive: true);
    }

    private static string Text(PredictionRow row)
    {
        LoggedRequest request = row.Request;
        LoggedPrediction prediction = row.Prediction;
        return string.Join(
            '|',
            prediction.PredictionId, request.RequestId, request.Key, request.At.Ticks, request.Endpoint, request.Variant, request.Model, request.Version, string.Join(',', request.Classes),
            request.Latency, request.Propensity, request.ShadowOf is null ? "" : "shadow", Encoding.UTF8.GetString(request.Warnings.Span), Encoding.UTF8.GetString(prediction.Input.Span),
            prediction.Class, prediction.Value, prediction.Probability, string.Join(',', prediction.Probabilities), Encoding.UTF8.GetString(prediction.Contributions.Span), row.Feedback.Label, row.Feedback.Rating);
    }
}
