using System.Data.Common;
using Mainspring.Storage.Relational;
using Npgsql;
using NpgsqlTypes;

namespace Mainspring.Storage.Postgres;

/// <summary>One transaction on a connection. Statements that come again are prepared by the connection, up to a number.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection) : Session
{
    /// <inheritdoc/>
    public override Dialect Dialect => Dialect.Postgres;

    /// <inheritdoc/>
    public override int Execute(Sql sql)
    {
        using NpgsqlCommand command = Command(sql);
        return command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override void ExecuteAll(IReadOnlyList<Sql> statements)
    {
        if (statements.Count == 0)
        {
            return;
        }

        using NpgsqlBatch batch = connection.CreateBatch();
        foreach (Sql statement in statements)
        {
            var command = new NpgsqlBatchCommand(PostgresText.Translate(statement.Text));
            foreach (SqlValue value in statement.Values)
            {
                command.Parameters.Add(Parameter(value));
            }

            batch.BatchCommands.Add(command);
        }

        batch.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override List<T> Query<T>(Sql sql, Func<DbDataReader, T> read)
    {
        using NpgsqlCommand command = Command(sql);
        using NpgsqlDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <inheritdoc/>
    public override long Stream(Sql sql, Action<DbDataReader> take)
    {
        using NpgsqlCommand command = Command(sql);
        using NpgsqlDataReader reader = command.ExecuteReader();
        long rows = 0;
        for (; reader.Read(); rows++)
        {
            take(reader);
        }

        return rows;
    }

    /// <inheritdoc/>
    public override T? QueryFirst<T>(Sql sql, Func<DbDataReader, T> read)
        where T : default
    {
        using NpgsqlCommand command = Command(sql);
        using NpgsqlDataReader reader = command.ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    internal override void Script(string sql)
    {
        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = PostgresTables.Translate(sql);
        command.ExecuteNonQuery();
    }

    private static NpgsqlParameter Parameter(SqlValue value) => new()
    {
        NpgsqlDbType = value.Kind switch
        {
            SqlKind.Integer => NpgsqlDbType.Bigint,
            SqlKind.Real => NpgsqlDbType.Double,
            SqlKind.Text => NpgsqlDbType.Text,
            SqlKind.Bytes => NpgsqlDbType.Bytea,
            SqlKind.Integers => NpgsqlDbType.Array | NpgsqlDbType.Bigint,
            SqlKind.Column when value.Value is long[] or long?[] => NpgsqlDbType.Array | NpgsqlDbType.Bigint,
            SqlKind.Column when value.Value is double[] => NpgsqlDbType.Array | NpgsqlDbType.Double,
            _ => NpgsqlDbType.Array | NpgsqlDbType.Text,
        },
        Value = value.Value ?? DBNull.Value,
    };

    private NpgsqlCommand Command(Sql sql)
    {
        NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = PostgresText.Translate(sql.Text);
        foreach (SqlValue value in sql.Values)
        {
            command.Parameters.Add(Parameter(value));
        }

        return command;
    }
}
