Mainspring.Pipelines.Processes.ChildStart.Prepare();
return await Mainspring.Cli.CommandLine.CommandLineRunner.RunAsync(args);
