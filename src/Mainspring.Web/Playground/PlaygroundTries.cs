using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Web.Playground;

/// <summary>Logs what people try, marked as such: it counts in no test, and can be judged like any other prediction.</summary>
public sealed class PlaygroundTries(PredictionJournal journal, PredictionLog log, TimeProvider time)
{
    /// <summary>Scores and logs the record of a form, and gives it back as the log has it. Reloaded, a try is not logged again.</summary>
    /// <param name="deployment">What answers.</param>
    /// <param name="form">A record without faults.</param>
    /// <param name="mark">The mark that the form carried.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null when the journal cannot be written.</returns>
    public async Task<PredictionRow?> LogAsync(Deployment deployment, PlaygroundForm form, string mark, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        ArgumentNullException.ThrowIfNull(form);
        byte[] record = Encoding.UTF8.GetBytes(form.ToJson());
        byte[] requestId = IdOf(mark, record);
        RequestClaim claim = await journal.ClaimAsync(deployment.Source.Endpoint, requestId);
        long? id = claim.Answered is { } answered ? answered.Predictions[0].PredictionId : Append(deployment, record, requestId, claim);
        if (id is null)
        {
            return null;
        }

        PredictionPage page = await log.ReadAsync(new PredictionQuery { Endpoint = deployment.Source.Endpoint, PredictionId = id, TailWillDo = true, Limit = 1 }, cancellation);
        return page.Rows is [PredictionRow row] ? row : null;
    }

    /// <summary>The mark is the page's; another record below the same mark is another try.</summary>
    private static byte[] IdOf(string mark, byte[] record)
    {
        byte[] hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(mark), 0, .. record]);
        return Encoding.ASCII.GetBytes(PredictionTries.Prefix + Convert.ToHexStringLower(hash.AsSpan(0, 12)));
    }

    private long? Append(Deployment deployment, byte[] record, byte[] requestId, RequestClaim claim)
    {
        JournalReceipt? receipt = null;
        try
        {
            long started = time.GetTimestamp();
            using PredictionEntry entry = PredictionEntry.Rent();
            entry.Begin(deployment.Source, time.GetUtcNow(), requestId, default, default);
            AddTo(entry, deployment.Model, record);
            entry.Complete(time.GetElapsedTime(started));
            receipt = journal.TryAppend(entry, out JournalReceipt logged) ? logged : null;
        }
        finally
        {
            journal.Release(claim, receipt);
        }

        return receipt is { Logged: true, FirstId: var id } ? id : null;
    }

    private static void AddTo(PredictionEntry entry, ServedModel model, byte[] record)
    {
        double[] cells = new double[model.CellCount];
        Utf8JsonReader reader = new(record);
        reader.Read();
        model.Rows.Read(ref reader, cells, new RowReport());
        float[] outputs = new float[model.OutputCount];
        model.Score(cells, 1, outputs);
        if (model.Classes.Count == 0)
        {
            entry.AddValue(record, outputs[0]);
            return;
        }

        double[] probabilities = new double[model.Classes.Count];
        int predicted = model.Classify(outputs, probabilities);
        entry.AddClass(record, predicted, probabilities);
    }
}
