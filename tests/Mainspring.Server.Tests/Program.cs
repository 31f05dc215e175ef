using Mainspring.Server.Tests.Pipelines;

// The server starts jobs as children of the program it runs in, which is this one; otherwise this program runs the tests.
return args is ["train" or "predict", ..]
    ? await JobVerbs.RunAsync(args)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
