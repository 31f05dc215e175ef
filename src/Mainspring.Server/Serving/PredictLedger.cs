using System.Diagnostics;
using System.Runtime.CompilerServices;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Server.Serving;

/// <summary>Scores records and writes them into the journal, before their answer is sent.</summary>
internal sealed class PredictLedger(PredictionJournal journal, TimeProvider time)
{
    /// <summary>How long a request waits for the disk, or for the same request that came before it.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private static readonly ConditionalWeakTable<Deployment, AnswerClasses> Classes = [];

    private DurableWait? _wait;

    /// <summary>Why predictions cannot be logged; null when they can.</summary>
    public string? Fault => journal.Status.Fault;

    /// <summary>Scores the records, hands them to the journal and writes the answer; null when the journal refuses.</summary>
    public JournalReceipt? Add(VariantRoute route, ReadOnlySpan<byte> body, PredictScratch scratch, long started)
    {
        Deployment deployment = route.Deployment;
        ServedModel model = deployment.Model;
        PredictWarnings.Write(scratch, deployment);
        scratch.Score(model);
        using PredictionEntry entry = PredictionEntry.Rent();
        TimeSpan sinceStart = Stopwatch.GetElapsedTime(started);
        entry.Begin(deployment.Source, time.GetUtcNow() - sinceStart, scratch.RequestId, scratch.Key, scratch.Warnings.WrittenSpan);
        PredictRecord.Add(entry, model, body, scratch);
        if (route.Propensity < 1)
        {
            entry.AddPropensity(route.Propensity);
        }

        entry.Complete(Stopwatch.GetElapsedTime(started));
        if (!journal.TryAppend(entry, out JournalReceipt receipt))
        {
            return null;
        }

        Write(deployment, scratch, receipt.FirstId);
        return receipt;
    }

    /// <summary>Whether a record came to where it must be for its answer to be sent, within the time that a request has.</summary>
    public ValueTask<bool> IsDurableAsync(JournalReceipt receipt) => IsDurableAsync(journal.WhenAnswerableAsync(receipt));

    /// <summary>The same for the record of an earlier answer.</summary>
    public ValueTask<bool> IsDurableAsync(JournalPosition position) => IsDurableAsync(journal.WhenAnswerableAsync(position));

    /// <summary>Those who wait for the same flush share their deadline: a timer for each request would cost more than the wait.</summary>
    private ValueTask<bool> IsDurableAsync(Task durable)
    {
        if (durable.IsCompletedSuccessfully)
        {
            return new(true);
        }

        DurableWait? wait = Volatile.Read(ref _wait);
        if (wait?.Durable != durable || !wait.HasRoom)
        {
            Volatile.Write(ref _wait, wait = new DurableWait(durable, Deadline, time));
        }

        return new(wait.JoinAsync());
    }

    private static void Write(Deployment deployment, PredictScratch scratch, long firstId)
    {
        ServedModel model = deployment.Model;
        AnswerClasses classes = Classes.GetValue(deployment, static made => new AnswerClasses(made.Model.Classes));
        PredictAnswer.Begin(scratch.Json);
        for (int row = 0; row < scratch.Rows; row++)
        {
            long id = PredictionIdSource.At(firstId, row);
            ReadOnlySpan<float> outputs = scratch.OutputsOf(model, row);
            if (model.Classes.Count == 0)
            {
                PredictAnswer.WriteValue(scratch.Json, id, outputs);
                PredictAnswer.EndPrediction(scratch.Json, scratch.Explain, scratch.ExplanationOf(row));
            }
            else
            {
                Span<double> probabilities = scratch.Probabilities(model);
                int predicted = model.Classify(outputs, probabilities);
                double probability = probabilities[model.ReportedClass ?? predicted];
                PredictAnswer.WriteClass(scratch.Json, id, classes, predicted, probability, probabilities);
                PredictAnswer.EndPrediction(scratch.Json, scratch.Explain, scratch.ExplanationOf(row));
            }
        }

        PredictionSource source = deployment.Source;
        PredictAnswer.End(scratch.Json, source.Endpoint, source.Model, source.Version, source.Variant, scratch.Warnings.WrittenSpan);
    }
}
