namespace Mainspring.Pipelines.Runs;

/// <summary>Questions about states.</summary>
public static class RunStates
{
    /// <summary>Whether nothing changes any more.</summary>
    public static bool IsFinal(this RunState state) => state is RunState.Succeeded or RunState.Failed or RunState.Cancelled;
}
