using Mainspring.Storage.Relational;

namespace Mainspring.Storage.Sqlite;

/// <summary>One unit of work on its way through the writer.</summary>
internal abstract class WriteUnit
{
    /// <summary>Does the work.</summary>
    /// <returns>What it threw, or null.</returns>
    public abstract Exception? Run(Session session);

    /// <summary>Tells the caller how it ended, once the transaction has ended.</summary>
    /// <param name="loss">Why the transaction was not kept, or null when it was.</param>
    public abstract void Complete(Exception? loss);
}

/// <inheritdoc/>
internal sealed class WriteUnit<T>(Func<Session, T> work, CancellationToken cancellation) : WriteUnit
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _fault;

    /// <summary>The result, after the commit.</summary>
    public Task<T> Completion => _completion.Task;

    /// <inheritdoc/>
    public override Exception? Run(Session session)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            _result = work(session);
        }
        catch (Exception fault)
        {
            _fault = fault;
        }

        return _fault;
    }

    /// <inheritdoc/>
    public override void Complete(Exception? loss)
    {
        if (_fault is OperationCanceledException && cancellation.IsCancellationRequested)
        {
            _completion.SetCanceled(cancellation);
        }
        else if ((_fault ?? loss) is { } failure)
        {
            _completion.SetException(SqliteFailures.Translate(failure, "The write was not kept"));
        }
        else
        {
            _completion.SetResult(_result!);
        }
    }
}
