using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Serving.Payloads;

/// <summary>A body is not of the form that its route takes. The message is a sentence for people.</summary>
internal sealed class PayloadException(string message, int status = StatusCodes.Status400BadRequest) : Exception(message)
{
    /// <summary>The status of the answer.</summary>
    public int Status => status;
}
