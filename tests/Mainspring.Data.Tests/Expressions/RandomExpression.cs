using System.Globalization;

namespace Mainspring.Data.Tests.Expressions;

/// <summary>Expressions of any form, types left aside.</summary>
internal static class RandomExpression
{
    private static readonly string[] Operators = ["+", "-", "*", "/", "==", "=", "!=", "<", "<=", ">", ">=", "and", "or"];

    public static string Of(Random random, int depth) => random.Next(depth <= 0 ? 4 : 10) switch
    {
        0 => (random.NextDouble() * Math.Pow(10, random.Next(-10, 10))).ToString("R", CultureInfo.InvariantCulture),
        1 => "abc_" + random.Next(3),
        2 => "`od``d col`",
        3 => "'it''s \"quoted\"'",
        4 => $"-({Of(random, depth - 1)})",
        5 => $"not ({Of(random, depth - 1)})",
        6 => $"max({Of(random, depth - 1)}, {Of(random, depth - 1)})",
        7 => $"({Of(random, depth - 1)}) in [1, 'a']",
        _ => $"({Of(random, depth - 1)}) {Operators[random.Next(Operators.Length)]} ({Of(random, depth - 1)})",
    };
}
