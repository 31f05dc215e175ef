namespace Mainspring.Cli.CommandLine;

/// <summary>A command that works as it is written, and what it does, for the help page of a verb.</summary>
internal sealed record Example(string Command, string Meaning);
