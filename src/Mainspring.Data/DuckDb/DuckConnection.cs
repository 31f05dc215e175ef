using System.Text;

namespace Mainspring.Data.DuckDb;

/// <summary>A connection to a <see cref="DuckDatabase"/>. For one thread at a time; a result is read to its end or closed before the next query.</summary>
public sealed class DuckConnection : IDisposable
{
    private readonly DuckHandle _handle;
    private nint _connection;

    internal DuckConnection(DuckHandle handle)
    {
        _handle = handle;
        _connection = handle.Connect();
    }

    /// <summary>Begins a query whose rows are computed while they are read.</summary>
    /// <param name="sql">One statement, with <c>$1</c> or <c>?</c> for parameters.</param>
    /// <param name="parameters">null, bool, long, int, double, string, DateOnly or DateTimeOffset, in order.</param>
    /// <param name="cancellation">Interrupts the query, now and while it is read.</param>
    /// <exception cref="DuckDbException">The statement is wrong or fails.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public DuckResult Query(string sql, IReadOnlyList<object?>? parameters = null, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_connection == 0, this);
        nint statement = Prepare(sql, parameters ?? []);
        try
        {
            using var interruption = new Interruption(_connection, cancellation);
            int state = DuckNative.ExecuteStreaming(statement, out DuckNative.Result result);
            if (state == 0)
            {
                return new(_handle, _connection, sql, statement, result, cancellation);
            }

            string message = DuckNative.Text(DuckNative.ResultError(ref result)) ?? "The query failed.";
            DuckNative.DestroyResult(ref result);
            throw Failure(message, sql, cancellation);
        }
        catch
        {
            DuckNative.DestroyPrepare(ref statement);
            throw;
        }
    }

    /// <summary>Runs a statement to its end.</summary>
    /// <returns>The number of rows it inserted, changed or deleted; of a COPY, wrote.</returns>
    /// <inheritdoc cref="Query"/>
    public long Execute(string sql, IReadOnlyList<object?>? parameters = null, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_connection == 0, this);
        return Execute(Prepare(sql, parameters ?? []), sql, cancellation);
    }

    /// <summary>Runs a statement to its end, with parameters written <c>$name</c>. Those that it does not name are passed over.</summary>
    /// <inheritdoc cref="Execute(string, IReadOnlyList{object?}?, CancellationToken)"/>
    public long Execute(string sql, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_connection == 0, this);
        return Execute(Prepare(sql, statement => Named(statement, sql, parameters)), sql, cancellation);
    }

    /// <summary>What a statement does. It is not run.</summary>
    /// <exception cref="DuckDbException">The statement is wrong.</exception>
    public DuckStatementKind KindOf(string sql)
    {
        ObjectDisposedException.ThrowIf(_connection == 0, this);
        nint statement = Prepare(sql, _ => null);
        DuckStatementKind kind = DuckNative.StatementKind(statement);
        DuckNative.DestroyPrepare(ref statement);
        return Enum.IsDefined(kind) ? kind : DuckStatementKind.Other;
    }

    private static long Execute(nint connection, nint statement, string sql, CancellationToken cancellation)
    {
        try
        {
            using var interruption = new Interruption(connection, cancellation);
            int state = DuckNative.Execute(statement, out DuckNative.Result result);
            string? message = state == 0 ? null : DuckNative.Text(DuckNative.ResultError(ref result)) ?? "The statement failed.";
            long changed = state == 0 ? (long)DuckNative.RowsChanged(ref result) : 0;
            DuckNative.DestroyResult(ref result);
            return message is null ? changed : throw Failure(message, sql, cancellation);
        }
        finally
        {
            DuckNative.DestroyPrepare(ref statement);
        }
    }

    /// <summary>Begins adding rows to the end of a table.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="types">The types of its columns.</param>
    /// <exception cref="DuckDbException">There is no such table.</exception>
    public DuckAppender Append(string table, IReadOnlyList<DuckType> types)
    {
        ObjectDisposedException.ThrowIf(_connection == 0, this);
        if (DuckNative.CreateAppender(_connection, null, table, out nint appender) == 0)
        {
            return new(appender, types);
        }

        string message = DuckNative.Text(DuckNative.AppenderError(appender)) ?? $"There is no table {table}.";
        _ = DuckNative.DestroyAppender(ref appender);
        throw new DuckDbException(message);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_connection != 0)
        {
            DuckNative.Disconnect(ref _connection);
            _connection = 0;
            _handle.Release();
        }
    }

    internal static Exception Failure(string message, string sql, CancellationToken cancellation) => cancellation.IsCancellationRequested
        ? new OperationCanceledException("The query was interrupted.", cancellation)
        : new DuckDbException(message, sql);

    private static object?[] Named(nint statement, string sql, IReadOnlyDictionary<string, object?> parameters)
    {
        var values = new object?[DuckNative.ParameterCount(statement)];
        for (int i = 0; i < values.Length; i++)
        {
            nint text = DuckNative.ParameterName(statement, (ulong)i + 1);
            string name = DuckNative.Text(text) ?? "";
            DuckNative.Free(text);
            values[i] = parameters.TryGetValue(name, out object? value) ? value
                : throw new DuckDbException($"The parameter ${name} has no value; there are {(parameters.Count == 0 ? "none" : string.Join(", ", parameters.Keys))}.", sql);
        }

        return values;
    }

    private long Execute(nint statement, string sql, CancellationToken cancellation) => Execute(_connection, statement, sql, cancellation);

    private nint Prepare(string sql, IReadOnlyList<object?> parameters) => Prepare(sql, _ => parameters);

    private nint Prepare(string sql, Func<nint, IReadOnlyList<object?>?> valuesOf)
    {
        if (DuckNative.Prepare(_connection, sql, out nint statement) != 0)
        {
            string message = DuckNative.Text(DuckNative.PrepareError(statement)) ?? "The statement is wrong.";
            DuckNative.DestroyPrepare(ref statement);
            throw new DuckDbException(message, sql);
        }

        try
        {
            if (valuesOf(statement) is { } values)
            {
                Bind(statement, sql, values);
            }

            return statement;
        }
        catch
        {
            DuckNative.DestroyPrepare(ref statement);
            throw;
        }
    }

    private static unsafe void Bind(nint statement, string sql, IReadOnlyList<object?> parameters)
    {
        ulong wanted = DuckNative.ParameterCount(statement);
        if (wanted != (ulong)parameters.Count)
        {
            throw new DuckDbException($"The statement has {wanted} parameters and was given {parameters.Count}.", sql);
        }

        for (int i = 0; i < parameters.Count; i++)
        {
            ulong index = (ulong)i + 1;
            int state = parameters[i] switch
            {
                null => DuckNative.BindNull(statement, index),
                bool value => DuckNative.BindBoolean(statement, index, value ? (byte)1 : (byte)0),
                long value => DuckNative.BindInt64(statement, index, value),
                int value => DuckNative.BindInt64(statement, index, value),
                double value => DuckNative.BindDouble(statement, index, value),
                DateOnly value => DuckNative.BindDate(statement, index, value.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber),
                DateTimeOffset value => DuckNative.BindTimestamp(statement, index, (value.UtcDateTime - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond),
                string value => BindText(statement, index, Encoding.UTF8.GetBytes(value)),
                object other => throw new ArgumentException($"A parameter of type {other.GetType().Name} cannot be bound; give null, bool, int, long, double, string, DateOnly or DateTimeOffset.", nameof(parameters)),
            };
            if (state != 0)
            {
                throw new DuckDbException(DuckNative.Text(DuckNative.PrepareError(statement)) ?? $"Parameter {index} cannot be bound.", sql);
            }
        }
    }

    private static unsafe int BindText(nint statement, ulong index, byte[] utf8)
    {
        fixed (byte* text = utf8.Length == 0 ? new byte[1] : utf8)
        {
            return DuckNative.BindText(statement, index, text, (ulong)utf8.Length);
        }
    }
}
