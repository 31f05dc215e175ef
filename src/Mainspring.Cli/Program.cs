return await Mainspring.Cli.CommandLine.CommandLineRunner.RunAsync(args);
