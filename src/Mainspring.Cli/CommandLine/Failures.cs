using System.Net;
using System.Net.Sockets;
using Mainspring.Client;
using Mainspring.Data.Faults;
using Mainspring.Data.Native;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Datasets.Dvc;
using Mainspring.Lifecycle.Datasets.Preparing;
using Mainspring.Lifecycle.Sources;
using Mainspring.Server.Databases;
using Mainspring.Server.Hosting;
using Mainspring.Server.Maintenance.Backups;

namespace Mainspring.Cli.CommandLine;

/// <summary>Turns whatever ended a verb into an exit code and a sentence.</summary>
internal static class Failures
{
    /// <summary>The exit code of an exception.</summary>
    public static int CodeOf(Exception exception) => exception switch
    {
        CommandFailure failure => failure.ExitCode,
        ArtifactLocationException => ExitCode.Usage,
        TargetNotEmptyException => ExitCode.Conflict,
        BackupDamagedException => ExitCode.InvalidInput,
        OperationCanceledException => ExitCode.Interrupted,
        SourceFailedException source => CodeOf(source.Failure),
        DvcException => ExitCode.NotFound,
        PreparationException => ExitCode.InvalidInput,
        DataFormatException { Faults: [{ Code: FaultCodes.NoSuchFile }, ..] } => ExitCode.NotFound,
        DataFormatException or TrainingRefusedException => ExitCode.InvalidInput,
        FileNotFoundException or DirectoryNotFoundException => ExitCode.NotFound,
        ServerException refused => CodeOf((HttpStatusCode)refused.Problem.Status),
        WorkspaceInUseException or PortInUseException => ExitCode.Conflict,
        ServerUnreachableException or DatabaseNotOpenedException { MayHelpLater: true } => ExitCode.TryAgainLater,
        HttpRequestException { StatusCode: { } status } => CodeOf(status),
        HttpRequestException or SocketException or TimeoutException => ExitCode.TryAgainLater,
        _ => ExitCode.Failed,
    };

    /// <summary>The exit code of a server's answer.</summary>
    public static int CodeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => ExitCode.NotFound,
        HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed => ExitCode.Conflict,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ExitCode.NotAuthorised,
        HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest => ExitCode.InvalidInput,
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
            => ExitCode.TryAgainLater,
        _ => ExitCode.Failed,
    };

    /// <summary>The exit code of a source that gave no data.</summary>
    private static int CodeOf(SourceFailure failure) => failure switch
    {
        SourceFailure.NotFound => ExitCode.NotFound,
        SourceFailure.Denied => ExitCode.NotAuthorised,
        SourceFailure.Unreachable => ExitCode.TryAgainLater,
        _ => ExitCode.InvalidInput,
    };

    /// <summary>One sentence for the user.</summary>
    public static string SentenceOf(Exception exception) => exception switch
    {
        CommandFailure or ServerException or ServerUnreachableException or WorkspaceInUseException or PortInUseException or NativeDependencyException or DatabaseNotOpenedException or ArtifactLocationException or TargetNotEmptyException or BackupDamagedException
            or SourceFailedException or DvcException or PreparationException or DataFormatException or TrainingRefusedException or IOException or UnauthorizedAccessException => exception.Message,
        OperationCanceledException => "interrupted",
        HttpRequestException { StatusCode: null } => $"the server cannot be reached: {exception.Message}",
        HttpRequestException => exception.Message,
        _ => $"{exception.Message} (unexpected {exception.GetType().Name}; --verbose shows where)",
    };
}
