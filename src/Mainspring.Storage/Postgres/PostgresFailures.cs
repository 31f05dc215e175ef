using Mainspring.Lifecycle.Filters;
using Mainspring.Storage.Relational;
using Npgsql;

namespace Mainspring.Storage.Postgres;

/// <summary>What a failure of PostgreSQL means. Messages name no statement.</summary>
internal static class PostgresFailures
{
    /// <summary>Whether another transaction was in the way, which a new attempt gets around.</summary>
    public static bool IsConflict(Exception failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>Whether the server is away, going, or coming: the transaction is gone with its connection.</summary>
    public static bool IsAway(Exception failure) => failure switch
    {
        PostgresException server => server.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections
            || server.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException => true,
        _ => false,
    };

    /// <summary>Whether the server itself says that the transaction is undone, so that its end is known.</summary>
    public static bool IsCertain(Exception failure) => failure is PostgresException { InvariantSeverity: "ERROR" };

    /// <summary>The failure in the words of those above; what is no failure of the database as it is.</summary>
    public static Exception Translate(Exception failure, string meaning) => failure switch
    {
        PostgresException { SqlState: ['2', '3', ..] } broken => new ConstraintBrokenException(broken),
        PostgresException { SqlState: PostgresErrorCodes.InvalidRegularExpression } => new FilterException("A pattern of the filter cannot be read by the database", 0),
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } slow => new DatabaseUnavailableException($"{meaning}: it took longer than the database was allowed to.", slow),
        PostgresException { SqlState: ['5', '3' or '8', ..] or ['X', 'X', ..] or ['2', '8', ..] or ['3', 'D', ..] or PostgresErrorCodes.ReadOnlySqlTransaction } server =>
            new DatabaseUnavailableException($"{meaning}: {server.MessageText}.", server),
        _ when IsConflict(failure) => new DatabaseUnavailableException($"{meaning}: others changed the same rows each time.", failure),
        _ when IsAway(failure) => new DatabaseUnavailableException($"{meaning}: the server is away ({Reason(failure)}).", failure),
        _ => failure,
    };

    /// <summary>The innermost reason in a few words.</summary>
    public static string Reason(Exception failure) =>
        failure is PostgresException server ? server.MessageText : failure.GetBaseException().Message.TrimEnd('.');
}
