namespace Mainspring.Cli.CommandLine;

/// <summary>What the process tells its caller. The codes are part of the command line's contract.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int GateNotPassed = 3;
    public const int DataCheckFailed = 4;
    public const int DriftFound = 5;
    public const int NotFound = 6;
    public const int Conflict = 7;
    public const int NotAuthorised = 8;

    /// <summary>The project file or an input file is invalid.</summary>
    public const int InvalidInput = 65;

    /// <summary>Temporary: the server cannot be reached or asks to come back later.</summary>
    public const int TryAgainLater = 75;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;
}
