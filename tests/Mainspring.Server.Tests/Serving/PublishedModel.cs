using Mainspring.Client;
using Mainspring.Client.Models;
using Mainspring.Client.Runs;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Linear;
using Mainspring.Learning.Models;

namespace Mainspring.Server.Tests.Serving;

/// <summary>
/// A hand-made model whose answers are known, published as any client would: the probability of churn is logistic(<c>intercept</c> − tenure),
/// whatever the contract.
/// </summary>
internal static class PublishedModel
{
    private static readonly FeaturePlan Plan = PlanOf(default);

    /// <summary>Registers a version and moves an alias to it.</summary>
    /// <param name="client">The server.</param>
    /// <param name="model">The model.</param>
    /// <param name="intercept">What decides its answers.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="contracts">What the prediction log may have of contracts.</param>
    /// <returns>The number of the version.</returns>
    public static async Task<int> PublishAsync(MainspringClient client, string model, double intercept, string alias = "champion", ValueLogging contracts = default)
    {
        string folder = Directory.CreateTempSubdirectory("model-").FullName;
        try
        {
            RunInfo run = await client.Runs.StartAsync(new RunStart { Experiment = "tests" });
            foreach (ModelFile file in ModelDirectory.Write(folder, Churn(intercept, contracts == default ? Plan : PlanOf(contracts)), new ModelOrigin(run.RunId, DateTimeOffset.UnixEpoch)))
            {
                await using FileStream stream = File.OpenRead(Path.Combine(folder, file.Path));
                await client.Runs.PutArtifactAsync(run.RunId, "model/" + file.Path, stream);
            }

            ModelVersionInfo version = await client.Models.RegisterAsync(model, new VersionRegistration(run.RunId, "model"));
            await client.Models.MoveAliasAsync(model, alias, new AliasTarget(version.Version));
            return version.Version;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static FeaturePlan PlanOf(ValueLogging contracts) => FeaturePlanner.Fit(
        new Table([new RealColumn("tenure", [1, 5, 20, 60]), new CategoryColumn("contract", [0, 1, 0, 1], ["monthly", "yearly"])]),
        target: null,
        FeaturePlannerOptions.ForTrees with
        {
            Declarations = [new ColumnDeclaration { Name = "tenure", Min = 0, Max = 100, Required = true }, new ColumnDeclaration { Name = "contract", Log = contracts }],
        });

    private static Model Churn(double intercept, FeaturePlan plan)
    {
        double[] weights = new double[plan.Width];
        weights[0] = -1;
        LinearModel predictor = new(LinkFunction.Logistic, [intercept], new double[plan.Width], weights);
        return new Model(ModelTarget.Binary("churn", ColumnType.Text, "No", "Yes"), "hand", plan, predictor);
    }
}
