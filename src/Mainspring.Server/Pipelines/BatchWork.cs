namespace Mainspring.Server.Pipelines;

/// <summary>Scores a file: <c>{"model": "churn@champion", "input": "in.csv", "output": "out.csv"}</c>.</summary>
internal sealed class BatchWork : IChildWork
{
    public IReadOnlyList<string>? CommandLine(PipelineArguments arguments)
    {
        string? model = arguments.Text("model", null);
        string? input = arguments.File("input", null, mustExist: true);
        string? output = arguments.File("output", null, mustExist: false);
        return arguments.Errors().Count > 0 ? null : ["predict", "--model=" + model, "--input", input!, "--output", output!, "--json"];
    }
}
