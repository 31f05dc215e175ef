using System.Globalization;
using System.Text;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Predictions.Feedback;
using Mainspring.Lifecycle.Predictions.Journal;
using Mainspring.Lifecycle.Predictions.Outcomes;
using Mainspring.Lifecycle.Predictions.Sealing;
using Mainspring.Lifecycle.Tests.Predictions.Feedback;
using Mainspring.Lifecycle.Tests.Predictions.Sealing;

namespace Mainspring.Lifecycle.Tests.Predictions;

/// <summary>A journal folder of its own for each test, and predictions to put in.</summary>
public sealed class JournalFolder : IDisposable
{
    public static readonly PredictionSource Churn = new("churn", "champion", "telco", 3, ["\"No\"", "\"Yes\""], reportedClass: 1);

    public static readonly PredictionSource Prices = new("prices", "champion", "homes", 1, []);

    private static readonly SegmentDatabase Nothing = new(new SegmentFiles(new FolderContents(Path.GetTempPath()), Path.GetTempPath()), Path.GetTempPath());

    public string Folder { get; } = Directory.CreateTempSubdirectory("journal-").FullName;

    public JournalOptions Options => new() { Folder = Folder, FlushInterval = TimeSpan.Zero };

    public PredictionJournal Open(JournalOptions? options = null) => new(options ?? Options, TimeProvider.System);

    public string PathOf(long segment) => SegmentFile.PathOf(Folder, 0, segment);

    public static JournalReceipt Append(PredictionJournal journal, int number, string? requestId = null, PredictionSource? source = null)
    {
        TryAppend(journal, number, out JournalReceipt receipt, requestId, source).ShouldBeTrue();
        return receipt;
    }

    public static bool TryAppend(
        PredictionJournal journal, int number, out JournalReceipt receipt, string? requestId = null, PredictionSource? source = null, int records = 1)
    {
        source ??= Churn;
        using PredictionEntry entry = PredictionEntry.Rent();
        entry.Begin(source, DateTimeOffset.UnixEpoch.AddSeconds(number), Encoding.UTF8.GetBytes(requestId ?? ""), default, default);
        for (int record = 0; record < records; record++)
        {
            byte[] input = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"n":{{number + record}}}"""));
            if (source.Classes.Count == 0)
            {
                entry.AddValue(input, number + record);
            }
            else
            {
                entry.AddClass(input, number % 2, [0.25, 0.75]);
            }
        }

        entry.Complete(TimeSpan.FromMilliseconds(1.5));
        return journal.TryAppend(entry, out receipt);
    }

    /// <summary>A log of which nothing is sealed.</summary>
    public static PredictionLog LogOf(PredictionJournal journal) => new(journal, new MemorySegmentStore(), Nothing, new MemoryFeedbackStore());

    /// <summary>Outcomes of which nothing is sealed.</summary>
    public static OutcomeReader OutcomesOf(PredictionJournal journal, IFeedbackStore feedback) => new(journal, new MemorySegmentStore(), Nothing, feedback);

    public static async Task<IReadOnlyList<string>> InputsAsync(PredictionJournal journal, PredictionQuery? query = null) =>
        [.. (await LogOf(journal).ReadAsync(query ?? new PredictionQuery { Limit = 1000 })).Rows.Select(row => Encoding.UTF8.GetString(row.Prediction.Input.Span))];

    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
