using System.Text.Json;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Serving;
using Mainspring.Server.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mainspring.Server.Serving;

/// <summary>Reads the body of a request for predictions into a scratch, or says everything that is wrong with it.</summary>
internal static class PredictFaults
{
    /// <summary>Reads a body.</summary>
    /// <returns>Null when it can be scored.</returns>
    public static JsonHttpResult<Problem>? Read(ReadOnlySpan<byte> body, ServedModel model, PredictScratch scratch)
    {
        try
        {
            PredictBody.Read(body, model, scratch);
        }
        catch (JsonException broken)
        {
            string place = broken.LineNumber is { } line ? $" (line {line + 1}, byte {broken.BytePositionInLine + 1})" : "";
            return Problems.Answer(StatusCodes.Status400BadRequest, "malformed_json", $"The body cannot be read as JSON{place}: {Sentence(broken.Message)}");
        }
        catch (NoObjectException other)
        {
            return Problems.Answer(StatusCodes.Status400BadRequest, "not_an_object", other.Message);
        }
        catch (TooManyRecordsException tooMany)
        {
            return Problems.Answer(StatusCodes.Status413PayloadTooLarge, "too_large", tooMany.Message);
        }

        return scratch.Faults.Count == 0 && !scratch.Report.HasFaults ? null : Describe(scratch);
    }

    private static JsonHttpResult<Problem> Describe(PredictScratch scratch)
    {
        scratch.Faults.AddRange(scratch.Report.Faults.Select(fault => new ProblemError(fault.Pointer, $"'{fault.Column}' {fault.Message}")));
        int count = scratch.Faults.Count + scratch.Report.FaultCount - scratch.Report.Faults.Count;
        return Problems.Invalid(count == 1 ? "The request has a fault; nothing was scored." : $"The request has {count} faults; nothing was scored.", [.. scratch.Faults]);
    }

    /// <summary>The reader's messages end with the position, which is told apart.</summary>
    private static string Sentence(string message)
    {
        int position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message[..position];
    }
}
