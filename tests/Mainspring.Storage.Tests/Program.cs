using Mainspring.Storage.Tests.Pipelines;
using Mainspring.Storage.Tests.Sqlite;

// Run as a child, this program writes, or works on pipelines, until it is killed; otherwise it runs the tests.
return args switch
{
    ["child", string database] => await EndlessWriting.RunAsync(database),
    ["pipeline-worker", string database, string journal] => await CrashingWorker.RunAsync(database, journal),
    _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
};
