using Mainspring.Cli.Data;
using Mainspring.Cli.Demo;
using Mainspring.Cli.Deploying;
using Mainspring.Cli.Endpoints;
using Mainspring.Cli.Experiments;
using Mainspring.Cli.Feedback;
using Mainspring.Cli.Identity;
using Mainspring.Cli.Importing;
using Mainspring.Cli.Loading;
using Mainspring.Cli.Maintenance;
using Mainspring.Cli.Models;
using Mainspring.Cli.Pipelines;
using Mainspring.Cli.Predicting;
using Mainspring.Cli.Predictions;
using Mainspring.Cli.Projects;
using Mainspring.Cli.Releases;
using Mainspring.Cli.Reproducing;
using Mainspring.Cli.Runs;
using Mainspring.Cli.Serving;
using Mainspring.Cli.Simulating;
using Mainspring.Cli.Training;

namespace Mainspring.Cli.CommandLine;

/// <summary>Every verb, in the order of the help. A new verb is one file and one line here.</summary>
internal static class Verbs
{
    internal const string Start = "Start";
    internal const string Work = "Work";
    internal const string Operate = "Operate";

    /// <summary>The verbs in the order of the help.</summary>
    public static IReadOnlyList<Verb> All { get; } =
    [
        new(Start, "demo", "a working example in this folder: telco-churn, home-prices, iris", DemoVerb.Create),
        new(Start, "init", "write project.yaml from a data file (asks only for the target)", InitVerb.Create),
        new(Start, "up", "validate, train, gate, deploy and serve this project", UpVerb.Create),
        new(Start, "serve", "start the server: API, pages, endpoints and jobs", ServeVerb.Create),
        new(Work, "validate", "check project.yaml", ValidateVerb.Create),
        new(Work, "explain", "show the project with every inferred value, or explain an error code", ExplainVerb.Create),
        new(Work, "data", "profile files, keep and fetch versions of them, prepare by SQL, load into databases", DataVerb.Create),
        new(Work, "train", "train and judge the model of a project, and register it", TrainVerb.Create),
        new(Work, "reproduce", "train a run again and compare the model byte for byte", ReproduceVerb.Create),
        new(Work, "predict", "score a file or one record", PredictVerb.Create),
        new(Work, "runs", "list, show, compare, move and delete runs", RunsVerb.Create),
        new(Work, "experiments", "list, make, rename and delete experiments", ExperimentsVerb.Create),
        new(Work, "models", "list and show models, move their aliases", ModelsVerb.Create),
        new(Work, "run", "run one pipeline or batch job", RunVerb.Create),
        new(Operate, "import", "take over what an MLflow server kept", ImportVerb.Create),
        new(Operate, "endpoints", "list, show, make, call and delete endpoints", EndpointsVerb.Create),
        new(Operate, "predictions", "search and export the log of predictions", PredictionsVerb.Create),
        new(Operate, "feedback", "say what was true of predictions, and how good they were", FeedbackVerb.Create),
        new(Operate, "releases", "try candidates beside champions, promote them, take them back", ReleasesVerb.Create),
        new(Operate, "load", "send requests to an endpoint at a rate, and measure the answers", Loading.LoadVerb.Create),
        new(Operate, "simulate", "let made users ask an endpoint, rate it, and tell later what came true", SimulateVerb.Create),
        new(Operate, "users", "add, list, change and remove users", UsersVerb.Create),
        new(Operate, "keys", "make, list and revoke keys of programs", KeysVerb.Create),
        new(Operate, "grants", "roles on single experiments and models", GrantsVerb.Create),
        new(Operate, "audit", "read, check and export the audit log", AuditVerb.Create),
        new(Operate, "backup", "back up everything while the server runs", BackupVerb.Create),
        new(Operate, "restore", "restore a backup, also to PostgreSQL or an object store", RestoreVerb.Create),
        new(Operate, "gc", "remove deleted runs for good and free their files", GcVerb.Create),
        new(Operate, "doctor", "check libraries, workspace and configuration", DoctorVerb.Create),
        new(Operate, "schema", "print the JSON schema of project files, for editors", SchemaVerb.Create),
    ];

    /// <summary>The verb of a name, or null.</summary>
    public static Verb? Find(string name) => All.FirstOrDefault(verb => verb.Name == name);
}
