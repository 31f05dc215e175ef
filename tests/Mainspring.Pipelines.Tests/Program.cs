using Mainspring.Pipelines.Tests.Processes;

// Run as a child, this program does what the tests of child processes need; otherwise it runs the tests.
return args is ["child", string verb, .. string[] rest]
    ? await TestVerbs.RunAsync(verb, rest)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
