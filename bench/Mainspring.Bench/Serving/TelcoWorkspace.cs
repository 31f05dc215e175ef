using Mainspring.Bench.Predict;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Learning.Features;
using Mainspring.Learning.Models;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Variants;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Bench.Serving;

/// <summary>A workspace over the telco example with two endpoints: <c>telco</c> of one variant, and <c>split</c> of two by a key.</summary>
internal static class TelcoWorkspace
{
    public const string PredictPath = "/api/v1/endpoints/telco/predict";
    public const string SplitPath = "/api/v1/endpoints/split/predict";

    public const string Record =
        """{"gender":"Female","SeniorCitizen":0,"Partner":"Yes","Dependents":"No","tenure":1,"PhoneService":"No","MultipleLines":"No phone service","InternetService":"DSL","OnlineSecurity":"No","OnlineBackup":"Yes","DeviceProtection":"No","TechSupport":"No","StreamingTV":"No","StreamingMovies":"No","Contract":"Month-to-month","PaperlessBilling":"Yes","PaymentMethod":"Electronic check","MonthlyCharges":29.85,"TotalCharges":29.85}""";

    /// <summary>Trees that grow until their leaves hold single rows, as scikit-learn's do.</summary>
    private static HyperParameters FullDepth => HyperParameters.None.With("max_depth", 64).With("min_child_weight", 1);

    public static async Task PrepareAsync(string home, string algorithm, int trees)
    {
        WebApplication app = MainspringServer.Build(new ServerOptions { Home = home, Port = 0 });
        await using (app)
        {
            RunFiles files = app.Services.GetRequiredService<RunFiles>();
            RunId run = ((StartOutcome.Started)await app.Services.GetRequiredService<Tracker>().StartAsync(new NewRun { Experiment = "bench" })).Run.Id;
            string folder = Path.Combine(home, "scratch", "model");
            foreach (Learning.Models.ModelFile file in ModelDirectory.Write(folder, Train(algorithm, trees), new ModelOrigin(run.Value, DateTimeOffset.UnixEpoch)))
            {
                await using FileStream stream = File.OpenRead(Path.Combine(folder, file.Path));
                await files.AttachAsync(run, ArtifactPath.Parse("model/" + file.Path), stream);
            }

            ModelRegistry registry = app.Services.GetRequiredService<ModelRegistry>();
            await registry.RegisterAsync("telco", run, ArtifactPath.Parse("model"));
            await registry.MoveAliasAsync(new AliasMove { Model = "telco", Alias = "champion", To = 1 });
            EndpointDeployer deployer = app.Services.GetRequiredService<EndpointDeployer>();
            await deployer.PutAsync("telco", "telco", "champion");
            Variant champion = Variant.Alone("telco", "champion");
            await deployer.PutAsync(new EndpointPlan("split", [champion with { Weight = 80 }, champion with { Name = "b", Weight = 20, IsDefault = false }], new StickyKey(false, "MonthlyCharges")));
        }
    }

    private static Model Train(string algorithm, int trees)
    {
        Table table = TableReader.Read(TelcoRows.Source);
        FeaturePlan plan = FeaturePlanner.Fit(table, TelcoRows.Target, FeaturePlannerOptions.ForTrees);
        TrainingInput input = new()
        {
            Features = plan.EncodeTable(table),
            Target = [.. Enumerable.Range(0, table.RowCount).Select(row => table[TelcoRows.Target].Format(row) == "Yes" ? 1f : 0f)],
            Task = TaskKind.BinaryClassification,
            Parameters = algorithm == "random_forest" ? FullDepth.With("trees", trees) : HyperParameters.None.With("trees", trees),
        };
        TrainedPredictor trained = Trainers.ByName(algorithm).Train(input);
        return new Model(ModelTarget.Binary(TelcoRows.Target, ColumnType.Category, "No", "Yes"), algorithm, plan, trained.Predictor);
    }
}
