using Mainspring.Client.Serialization;

namespace Mainspring.Client;

/// <summary>The server answered with an error; <see cref="Problem"/> says what and where.</summary>
public sealed class ServerException(Problem problem) : Exception(Describe(problem))
{
    /// <summary>The answer.</summary>
    public Problem Problem { get; } = problem;

    private static string Describe(Problem problem)
    {
        IEnumerable<string> lines = [problem.Title ?? $"The server answered {problem.Status}.", .. problem.Detail is null ? [] : (string[])[problem.Detail], .. problem.Errors?.Select(e => $"  {e.Pointer}: {e.Message}") ?? []];
        return string.Join(Environment.NewLine, lines);
    }
}
