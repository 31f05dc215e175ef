namespace Mainspring.Lifecycle.Tracking.Inputs;

/// <summary>Records what went into runs and what came out: checks what it is given, then keeps it.</summary>
/// <param name="store">Where it is kept.</param>
public sealed class InputLog(IRunInputStore store)
{
    /// <summary>Adds inputs to a run: all of them, or nothing.</summary>
    public Task<LogOutcome> LogInputsAsync(RunId run, RunInputs inputs, CancellationToken cancellation = default) =>
        InputRules.Check(inputs) is { Count: > 0 } faults ? Refuse(faults) : store.LogInputsAsync(run, inputs, cancellation);

    /// <summary>Adds models to what a run made: all of them, or nothing.</summary>
    public Task<LogOutcome> LogOutputsAsync(RunId run, IReadOnlyList<ModelOutput> outputs, CancellationToken cancellation = default) =>
        InputRules.Check(outputs) is { Count: > 0 } faults ? Refuse(faults) : store.LogOutputsAsync(run, outputs, cancellation);

    private static Task<LogOutcome> Refuse(IReadOnlyList<Fault> faults) => Task.FromResult<LogOutcome>(new LogOutcome.Refused(faults));
}
