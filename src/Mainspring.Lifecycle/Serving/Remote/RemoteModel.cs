using System.Globalization;
using System.Text.Json;
using Mainspring.Learning.Models;
using Mainspring.Lifecycle.Registry.Foreign;

namespace Mainspring.Lifecycle.Serving.Remote;

/// <summary>
/// A scorer elsewhere that answers for a version. Records are sent as they came, after they were validated. A request that nobody took is sent once more; all of it ends at the deadline.
/// </summary>
/// <param name="description">Where it is and what it speaks.</param>
/// <param name="schema">The model whose columns and classes hold.</param>
/// <param name="scorer">What calls it.</param>
/// <param name="time">The clock of the deadline.</param>
public sealed class RemoteModel(RemoteDescription description, Model schema, IRemoteScorer scorer, TimeProvider time)
{
    private const int Tries = 2;

    /// <summary>Scores records.</summary>
    /// <param name="records">JSON objects.</param>
    /// <param name="outputs">Row-major: one number a record, or for several classes one a class.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="RemoteFailedException">There is no answer that can be used.</exception>
    public async Task ScoreAsync(IReadOnlyList<ReadOnlyMemory<byte>> records, Memory<float> outputs, CancellationToken cancellation = default)
    {
        ReadOnlyMemory<byte> answer = await AskAsync(RemoteBodies.Write(description.Protocol, records, schema), cancellation).ConfigureAwait(false);
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer);
            RemoteAnswers.Read(description.Protocol, document.RootElement, schema.Target, records.Count, outputs.Span);
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RemoteFailedException($"The scorer elsewhere gave an answer that cannot be read: {unreadable.Message}", unreadable);
        }
    }

    private async Task<ReadOnlyMemory<byte>> AskAsync(ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(description.Deadline, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            for (int turn = 1; ; turn++)
            {
                switch (await scorer.PostAsync(description.Url, body, limit.Token).ConfigureAwait(false))
                {
                    case RemoteReply.Answered answered:
                        return answered.Body;
                    case RemoteReply.Failed failed when !failed.WasNotTaken || turn == Tries:
                        throw new RemoteFailedException($"The scorer elsewhere gave no answer: {failed.Reason}");
                    default:
                        break;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RemoteFailedException(string.Create(CultureInfo.InvariantCulture, $"The scorer elsewhere did not answer within {description.Deadline.TotalMilliseconds:0} ms."));
        }
    }
}
