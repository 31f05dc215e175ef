using System.Globalization;

namespace Mainspring.Server.Pipelines;

/// <summary>Trains a model: <c>{"project": "churn/project.yaml", "seed": 7, "set": {"train.algorithm": "random_forest"}}</c>, all of it optional.</summary>
internal sealed class TrainWork : IChildWork
{
    public IReadOnlyList<string>? CommandLine(PipelineArguments arguments)
    {
        string? project = arguments.File("project", "project.yaml", mustExist: true);
        int? seed = arguments.Integer("seed");
        IReadOnlyList<(string Key, string Value)> settings = arguments.Settings("set", project);
        return arguments.Errors().Count > 0 ? null :
        [
            "train", "--file", project!, "--json",
            .. seed is { } number ? (string[])["--seed=" + number.ToString(CultureInfo.InvariantCulture)] : [],
            .. settings.Select(setting => $"--set={setting.Key}={setting.Value}"),
        ];
    }
}
