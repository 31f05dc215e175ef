using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Mainspring.Bench.Processes;

/// <summary>Load by <c>wrk</c>, which must be installed: one thread.</summary>
internal sealed partial class Load : IDisposable
{
    private readonly string _script = Path.GetTempFileName();

    private Load(string script) => File.WriteAllText(_script, script);

    /// <summary>The same body in every request.</summary>
    public static Load Of(string body) => new(
        $"""
         wrk.method = 'POST'
         wrk.headers['Content-Type'] = 'application/json'
         wrk.body = '{body.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'
         """);

    /// <summary>A body that differs from request to request.</summary>
    /// <param name="expression">An expression in Lua over <c>n</c>, which counts from 1.</param>
    public static Load OfExpression(string expression) => new(
        $"""
         local n = 0
         wrk.headers['Content-Type'] = 'application/json'
         function request()
           n = n + 1
           return wrk.format('POST', nil, nil, {expression})
         end
         """);

    /// <summary>Drives a server for some seconds.</summary>
    public Slice Run(ServedProcess server, string path, int connections, int seconds)
    {
        TimeSpan before = server.Processor;
        ProcessStartInfo start = new("wrk") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in (string[])["-t1", $"-c{connections}", $"-d{seconds}s", "--latency", "-s", _script, new Uri(server.Url, path).ToString()])
        {
            start.ArgumentList.Add(argument);
        }

        using Process wrk = Process.Start(start)!;
        string output = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal) || wrk.ExitCode != 0)
        {
            throw new InvalidOperationException($"Requests to {server.Url}{path} failed: {output}");
        }

        double count = Number(Requests().Match(output));
        Match percentile = Percentile().Match(output);
        double p99 = Number(percentile) * (percentile.Groups["unit"].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 });
        return new Slice(Number(Rate().Match(output)), (server.Processor - before).TotalMicroseconds / count, p99);
    }

    public void Dispose() => File.Delete(_script);

    private static double Number(Match match) => double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+(?<value>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();

    [GeneratedRegex(@"(?<value>\d+) requests in", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Requests();

    [GeneratedRegex(@"99%\s+(?<value>[\d.]+)(?<unit>us|ms|s)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Percentile();
}
