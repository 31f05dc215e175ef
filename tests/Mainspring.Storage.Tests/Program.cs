using Mainspring.Storage.Tests.Sqlite;

// Run as a child, this program writes until it is killed; otherwise it runs the tests.
return args is ["child", string database]
    ? await EndlessWriting.RunAsync(database)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
