using Mainspring.Storage.Relational;

namespace Mainspring.Storage.Postgres;

/// <summary>One unit that changes rows, on its way to the server.</summary>
internal abstract class PostgresWrite
{
    /// <summary>Does the work within a transaction that it may share. What it throws undoes the whole transaction.</summary>
    public abstract void Run(Session session);

    /// <summary>Does the work in a transaction of its own, again when others met it, and tells the caller how that ended.</summary>
    /// <returns>Whether others met it.</returns>
    public abstract bool RunAlone(PostgresTransactions transactions);

    /// <summary>Tells the caller that it is kept.</summary>
    public abstract void Succeed();

    /// <summary>Tells the caller that it is not kept, or may not be.</summary>
    public abstract void Fail(Exception failure);

    /// <summary>Tells the caller that it was given up, if it was.</summary>
    /// <returns>Whether it was.</returns>
    public abstract bool EndIfCanceled();
}

/// <inheritdoc/>
/// <param name="unit">The work.</param>
/// <param name="handedIn">When it was handed in, as a time stamp.</param>
/// <param name="cancellation">Gives it up.</param>
internal sealed class PostgresWrite<T>(Func<Session, T> unit, long handedIn, CancellationToken cancellation) : PostgresWrite
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    /// <summary>The result, after the commit.</summary>
    public Task<T> Completion => _completion.Task;

    /// <inheritdoc/>
    public override void Run(Session session) => _result = unit(session);

    /// <inheritdoc/>
    public override bool RunAlone(PostgresTransactions transactions)
    {
        int attempts = 0;
        try
        {
            _completion.SetResult(transactions.Run(
                session =>
                {
                    attempts++;
                    return unit(session);
                },
                handedIn,
                cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _completion.SetCanceled(cancellation);
        }
        catch (Exception failure)
        {
            _completion.SetException(failure);
        }

        return attempts > 1;
    }

    /// <inheritdoc/>
    public override void Succeed() => _completion.SetResult(_result!);

    /// <inheritdoc/>
    public override void Fail(Exception failure) => _completion.SetException(failure);

    /// <inheritdoc/>
    public override bool EndIfCanceled()
    {
        if (cancellation.IsCancellationRequested)
        {
            _completion.SetCanceled(cancellation);
        }

        return cancellation.IsCancellationRequested;
    }
}
