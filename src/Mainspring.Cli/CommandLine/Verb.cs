namespace Mainspring.Cli.CommandLine;

/// <summary>A first word of the command line. Its command is made only when it is asked for, so that every verb starts as fast as the first.</summary>
/// <param name="Group">The heading under which the help lists it.</param>
/// <param name="Name">The word.</param>
/// <param name="Summary">What it does, in the help's list.</param>
/// <param name="Create">Makes the command with its options and action.</param>
internal sealed record Verb(string Group, string Name, string Summary, Func<Command> Create);
