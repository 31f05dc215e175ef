using System.Text.Json;
using Mainspring.EndToEnd.Predicting;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Models;

public sealed class ModelsVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_goes_from_one_workspace_to_another_and_stays_what_it_is()
    {
        TelcoModel.Write(_folder["model"]);
        JsonElement first = (await RunAsync("one", 0, "import", _folder["model"], "--name", "telco")).Json;
        (first.GetProperty("model").GetString(), first.GetProperty("version").GetInt32()).ShouldBe(("telco", 1));

        await RunAsync("one", 0, "alias", "telco@1", "champion");
        await RunAsync("one", 0, "export", "telco@champion", _folder["exported"]);
        JsonElement second = (await RunAsync("two", 0, "import", _folder["exported"], "--name", "moved")).Json;

        second.GetProperty("identity").GetString().ShouldBe(first.GetProperty("identity").GetString());
        (await RunAsync("one", 7, "export", "telco", _folder["exported"])).Error.ShouldContain("not an empty folder");
    }

    [Fact]
    public async Task A_model_is_tagged_renamed_and_deleted()
    {
        TelcoModel.Write(_folder["model"]);
        await RunAsync("home", 0, "import", _folder["model"], "--name", "telco");

        (await RunAsync("home", 0, "tag", "telco", "team=blue", "draft=yes")).Json.GetProperty("tags").GetProperty("team").GetString().ShouldBe("blue");
        (await RunAsync("home", 0, "tag", "telco", "--remove", "draft")).Json.GetProperty("tags").TryGetProperty("draft", out _).ShouldBeFalse();
        (await RunAsync("home", 0, "rename", "telco", "leavers")).Json.GetProperty("name").GetString().ShouldBe("leavers");
        await RunAsync("home", 6, "show", "telco");
        await RunAsync("home", 0, "delete", "leavers@1");
        await RunAsync("home", 0, "delete", "leavers");
        await RunAsync("home", 6, "delete", "leavers");
    }

    [Fact]
    public async Task What_is_no_model_of_its_own_is_not_imported()
    {
        TelcoModel.Write(_folder["changed"]);
        await File.AppendAllTextAsync(Path.Combine(_folder["changed"], "model.json"), " ");
        Directory.CreateDirectory(_folder["foreign"]);
        await File.WriteAllTextAsync(Path.Combine(_folder["foreign"], "MLmodel"), "flavors:\n  sklearn: {}\n");
        await File.WriteAllTextAsync(_folder["model.pkl"], "pickle");

        await RunAsync("home", 65, "import", _folder["changed"], "--name", "telco");
        (await RunAsync("home", 65, "import", _folder["foreign"], "--name", "telco")).Error.ShouldContain("states no identity");
        (await RunAsync("home", 65, "import", _folder["model.pkl"], "--name", "telco")).Error.ShouldContain("pickles run code");
        await RunAsync("home", 6, "import", _folder["nothing"], "--name", "telco");
    }

    [Fact]
    public async Task A_file_of_xgboost_is_inspected_imported_exported_and_scores()
    {
        await File.WriteAllTextAsync(_folder["trees.json"], """
            {"learner":{"learner_model_param":{"num_class":"0","num_feature":"1","base_score":"5E-1"},"feature_names":["age"],"objective":{"name":"binary:logistic"},"gradient_booster":{"name":"gbtree","model":{"tree_info":[0],"trees":[
              {"left_children":[1,-1,-1],"right_children":[2,-1,-1],"split_indices":[0,0,0],"split_conditions":[40,-2,2],"default_left":[1,0,0],"sum_hessian":[3,1,2]}]}}}}
            """);

        (await RunAsync("home", 0, "inspect", _folder["trees.json"])).Json.GetProperty("columns")[0].GetProperty("name").GetString().ShouldBe("age");
        await RunAsync("home", 0, "import", _folder["trees.json"], "--name", "credit", "--classes", "good,bad");
        await RunAsync("home", 0, "export", "credit", _folder["exported"]);

        foreach (string model in (string[])["credit@1", _folder["exported"]])
        {
            ProgramResult scored = await MainspringProgram.RunAsync(_folder.Path, ["predict", "--model", model, "--record", """{"age": 50}""", "--home", _folder["home"], "--json"]);
            scored.Json.GetProperty("prediction").GetString().ShouldBe("bad");
        }
    }

    private async Task<ProgramResult> RunAsync(string home, int exitCode, params string[] arguments)
    {
        ProgramResult result = await MainspringProgram.RunAsync(_folder.Path, ["models", .. arguments, "--home", _folder[home], "--json"]);
        result.ExitCode.ShouldBe(exitCode, result.Error);
        return result;
    }
}
