using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mainspring.Client;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Models;
using Mainspring.Client.Runs;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Predicting;

public sealed class PredictTests : IDisposable
{
    private const int RowsAsked = 300;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_scored_to_the_very_numbers_that_the_endpoint_answers()
    {
        TelcoModel.Write(_folder["model"]);
        await using ServerProcess server = await ServerProcess.StartAsync(_folder["home"]);
        using var client = new MainspringClient(server.Url);
        await RegisterAsync(client);
        await client.Endpoints.PutAsync("churn", new EndpointTarget("telco", "champion"));

        ProgramResult result = await MainspringProgram.RunAsync(
            _folder.Path, "predict", "--server", server.Url.ToString(), "--model", "telco@champion", "--input", TelcoModel.Rows, "--output", _folder["scored.csv"], "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Json.GetProperty("rows").GetInt64().ShouldBe(7043);
        result.Json.GetProperty("rejected").GetInt64().ShouldBe(0);
        Table scored = TableReader.Read(_folder["scored.csv"]);
        PredictionAnswer answer = await client.Endpoints.PredictAsync("churn", Request(scored));
        answer.Warnings.ShouldBeNull();
        for (int row = 0; row < RowsAsked; row++)
        {
            AnsweredPrediction answered = answer.Predictions[row];
            answered.Prediction.GetString().ShouldBe(scored["prediction"].Format(row));
            answered.Probability.ShouldBe(((RealColumn)scored["probability"]).Values[row]);
            answered.Probabilities!["No"].ShouldBe(((RealColumn)scored["probability_No"]).Values[row]);
            answered.Probabilities["Yes"].ShouldBe(((RealColumn)scored["probability_Yes"]).Values[row]);
        }
    }

    [Fact]
    public async Task A_record_is_scored_and_all_its_faults_are_told_at_once()
    {
        TelcoModel.Write(_folder["model"]);
        ProgramResult good = await PredictAsync("""{"tenure":1,"Contract":"Month-to-month","MonthlyCharges":70.5,"Churn":"No"}""");
        good.ExitCode.ShouldBe(0, good.Error);
        JsonElement probabilities = good.Json.GetProperty("probabilities");
        good.Json.GetProperty("probability").GetSingle().ShouldBe(probabilities.GetProperty("Yes").GetSingle());

        ProgramResult bad = await PredictAsync("""{"tenure":500,"Contrat":"One year","MonthlyCharges":"much"}""");
        bad.ExitCode.ShouldBe(65);
        bad.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()).ShouldBe(["/tenure", "/Contrat", "/MonthlyCharges"]);

        (await PredictAsync("[1]")).ExitCode.ShouldBe(65);
        (await PredictAsync("{")).ExitCode.ShouldBe(65);
    }

    [Fact]
    public async Task A_truncated_model_is_refused_by_its_hash()
    {
        TelcoModel.Write(_folder["model"]);
        string path = Path.Combine(_folder["model"], "model.json");
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..^100]);

        ProgramResult result = await PredictAsync("{}");

        result.ExitCode.ShouldBe(1);
        result.Json.GetProperty("error").GetString()!.ShouldContain("model.json");
        result.Error.ShouldContain("SHA-256");
    }

    [Theory]
    [InlineData("--record", "{}", "--input", "x.csv")]
    [InlineData("--input", "x.csv")]
    [InlineData("--output", "x.csv")]
    public async Task Without_a_clear_order_the_usage_is_told(params string[] arguments) =>
        (await MainspringProgram.RunAsync(_folder.Path, ["predict", "--model", "x", .. arguments])).ExitCode.ShouldBe(2);

    private Task<ProgramResult> PredictAsync(string record) => MainspringProgram.RunAsync(_folder.Path, "predict", "--model", _folder["model"], "--record", record, "--json");

    private async Task RegisterAsync(MainspringClient client)
    {
        RunInfo run = await client.Runs.StartAsync(new RunStart { Experiment = "telco" });
        foreach (string file in Directory.EnumerateFiles(_folder["model"]))
        {
            using FileStream bytes = File.OpenRead(file);
            await client.Runs.PutArtifactAsync(run.RunId, $"model/{Path.GetFileName(file)}", bytes);
        }

        ModelVersionInfo version = await client.Models.RegisterAsync("telco", new VersionRegistration(run.RunId));
        await client.Models.MoveAliasAsync("telco", "champion", new AliasTarget(version.Version));
    }

    /// <summary>The first rows as a request: numbers as numbers, texts as texts, nothing for what is missing.</summary>
    private static byte[] Request(Table table)
    {
        var records = new JsonArray();
        for (int row = 0; row < RowsAsked; row++)
        {
            var record = new JsonObject();
            foreach (Column column in table.Columns.Where(column => !column.IsMissing(row) && !column.Name.StartsWith("p", StringComparison.Ordinal)))
            {
                record[column.Name] = column is IntegerColumn or RealColumn ? JsonValue.Create(double.Parse(column.Format(row)!, CultureInfo.InvariantCulture)) : JsonValue.Create(column.Format(row));
            }

            records.Add(record);
        }

        return Encoding.UTF8.GetBytes(new JsonObject { ["records"] = records }.ToJsonString());
    }
}
