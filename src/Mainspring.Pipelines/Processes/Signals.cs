namespace Mainspring.Pipelines.Processes;

/// <summary>What the signals that end processes mean.</summary>
internal static class Signals
{
    public static string Describe(int signal) => signal switch
    {
        2 => "interrupted",
        4 => "illegal instruction",
        6 => "aborted",
        7 => "bus error",
        8 => "arithmetic error",
        9 => "killed from outside, perhaps because the machine ran out of memory",
        11 => "segmentation fault",
        15 => "terminated",
        24 => "used up its processor time",
        25 => "wrote too large a file",
        _ => "unknown",
    };
}
