using Mainspring.Server.Tests.Pipelines;
using Mainspring.Server.Tests.Registry;

// The server starts jobs as children of the program it runs in, which is this one; otherwise this program runs the tests.
return args is ["train" or "predict", ..]
    ? await JobVerbs.RunAsync(args)
    : args is ["models", "inspect", var folder, ..]
    ? await TrialVerb.RunAsync(folder)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
