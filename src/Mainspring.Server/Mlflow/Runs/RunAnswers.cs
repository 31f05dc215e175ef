namespace Mainspring.Server.Mlflow.Runs;

internal sealed record RunAnswer(MlflowRun Run);

internal sealed record RunInfoAnswer(MlflowRunInfo RunInfo);

internal sealed record RunsAnswer(IReadOnlyList<MlflowRun> Runs, string? NextPageToken);
