namespace Mainspring.Lifecycle.Serving.Batching;

/// <summary>A request that waits for the next run.</summary>
/// <param name="Cells">Its rows; they must stay as they are until it is done.</param>
/// <param name="Rows">How many.</param>
/// <param name="Outputs">Room for the outputs.</param>
internal sealed record SharedCall(ReadOnlyMemory<double> Cells, int Rows, Memory<float> Outputs)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the outputs are there.</summary>
    public Task Done => _done.Task;

    /// <summary>Scores it in a run of its own.</summary>
    public void Score(SharedRuns.Run run)
    {
        try
        {
            run(Cells.Span, Rows, Outputs.Span);
        }
        catch (Exception failure)
        {
            Fail(failure);
            return;
        }

        _done.SetResult();
    }

    /// <summary>Takes its outputs from those of a shared run.</summary>
    public void Finish(ReadOnlySpan<float> outputs)
    {
        outputs.CopyTo(Outputs.Span);
        _done.SetResult();
    }

    /// <summary>Ends it without outputs.</summary>
    public void Fail(Exception failure) => _done.SetException(failure);
}
