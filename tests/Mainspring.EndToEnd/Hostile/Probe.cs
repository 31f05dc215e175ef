using System.Text;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>One hostile request, sent byte for byte, and what must be true of its answer besides <see cref="Sane"/>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query as they go over the wire.</param>
internal sealed record Probe(string Method, string Target)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>The value of the Host header, or null for the true one.</summary>
    public string? Host { get; init; }

    /// <summary>What is wrong with an answer, or null.</summary>
    public Func<RawAnswer, string?> Rule { get; init; } = static _ => null;

    public static Probe Get(string target) => new("GET", target);

    public static Probe Json(string method, string target, string body) => new(method, target) { Body = Encoding.UTF8.GetBytes(body) };

    /// <summary>This probe, of which only a refusal is right.</summary>
    public Probe MustBeRefused() => this with { Rule = static answer => answer.Status is >= 400 and < 500 ? null : $"was answered with {answer.Status}, not refused" };

    /// <summary>This probe, of which only one status is right.</summary>
    public Probe MustBe(params int[] statuses) => this with { Rule = answer => statuses.Contains(answer.Status) ? null : $"was answered with {answer.Status}, not {string.Join(" or ", statuses)}" };

    public override string ToString()
    {
        string body = Body is null ? "" : $" {Encoding.UTF8.GetString(Body, 0, Math.Min(Body.Length, 160))}";
        string headers = string.Concat(Headers.Select(header => $" [{header.Name}: {header.Value}]"));
        return $"{Method} {(Target.Length > 200 ? Target[..200] : Target)}{(Host is null ? "" : $" [Host: {Host}]")}{headers}{body}";
    }
}
