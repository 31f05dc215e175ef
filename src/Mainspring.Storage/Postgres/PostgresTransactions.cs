using System.Data;
using Mainspring.Storage.Relational;
using Npgsql;

namespace Mainspring.Storage.Postgres;

/// <summary>
/// Runs units of work, each in a transaction of its own, and again when another was in its way or the connection was lost before
/// the commit was sent: then nothing of it is kept, and doing it again is safe. A commit whose answer is lost is never repeated and
/// never acknowledged.
/// </summary>
internal sealed class PostgresTransactions(NpgsqlDataSource source, IsolationLevel isolation, string failed, TimeSpan patience, TimeProvider time)
{
    /// <summary>Since when the server is away, as a time stamp; 0 while it answers.</summary>
    private long _awaySince;

    /// <summary>Runs a unit. A server that is away is waited for, but not once more by everybody when it has been away for longer than anybody waits.</summary>
    /// <param name="unit">The work.</param>
    /// <param name="handedIn">When it was handed in, as a time stamp.</param>
    /// <param name="cancellation">Ends the attempts; a transaction that runs is not torn apart.</param>
    public T Run<T>(Func<Session, T> unit, long handedIn, CancellationToken cancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                T result = RunOnce(unit);
                Volatile.Write(ref _awaySince, 0);
                return result;
            }
            catch (NpgsqlException passing) when (MayTryAgain(passing) && time.GetElapsedTime(handedIn) < patience && !HasLeft(passing))
            {
                cancellation.WaitHandle.WaitOne(Pause(passing, attempt));
            }
            catch (NpgsqlException failure)
            {
                throw PostgresFailures.Translate(failure, failed);
            }
        }
    }

    /// <summary>Runs several units in one transaction, once.</summary>
    /// <exception cref="DatabaseUnavailableException">The commit was sent, and its end is not known.</exception>
    /// <exception cref="NpgsqlException">Nothing of them is kept.</exception>
    public void RunAll(IReadOnlyList<PostgresWrite> writes) => RunOnce(session =>
    {
        foreach (PostgresWrite write in writes)
        {
            write.Run(session);
        }

        return true;
    });

    private bool HasLeft(NpgsqlException failure)
    {
        if (!PostgresFailures.IsAway(failure))
        {
            return false;
        }

        long since = Interlocked.CompareExchange(ref _awaySince, time.GetTimestamp(), 0);
        return since != 0 && time.GetElapsedTime(since) > patience;
    }

    private static bool MayTryAgain(NpgsqlException failure) => PostgresFailures.IsConflict(failure) || PostgresFailures.IsAway(failure);

    // Those that met are sent apart by different pauses; the low digits of the clock are as good as dice.
    private TimeSpan Pause(NpgsqlException failure, int attempt)
    {
        long most = PostgresFailures.IsConflict(failure) ? 1L << Math.Min(attempt, 6) : 100;
        return TimeSpan.FromMilliseconds(1 + (time.GetTimestamp() % most));
    }

    private T RunOnce<T>(Func<Session, T> unit)
    {
        using NpgsqlConnection connection = source.OpenConnection();
        using NpgsqlTransaction transaction = connection.BeginTransaction(isolation);
        T result = unit(new PostgresSession(connection));
        try
        {
            transaction.Commit();
        }
        catch (NpgsqlException failure) when (!PostgresFailures.IsCertain(failure))
        {
            throw new DatabaseUnavailableException($"{failed}, or its end is not known: the server went away during the commit ({PostgresFailures.Reason(failure)}).", failure);
        }

        return result;
    }
}
