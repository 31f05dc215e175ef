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
        string output = Drive(new Uri(server.Url, path), connections, seconds);
        double count = Number(Requests().Match(output));
        return new Slice(Number(Rate().Match(output)), (server.Processor - before).TotalMicroseconds / count, Tail(output));
    }

    /// <summary>Drives the route <c>/predict</c> of a server that is not ours; its requests a second.</summary>
    public double Run(Uri server, int connections, int seconds) => Number(Rate().Match(Drive(new Uri(server, "/predict"), connections, seconds)));

    /// <summary>Drives a server with more than it may be able to answer.</summary>
    /// <returns>Answers and refusals a second, and the 99th percentile of both in milliseconds.</returns>
    public (double Answered, double Refused, double P99) Flood(Uri address, int connections, int seconds)
    {
        string output = Drive(address, connections, seconds, mayRefuse: true);
        double refused = Refusals().Match(output) is { Success: true } found ? Number(found) / seconds : 0;
        return (Number(Rate().Match(output)) - refused, refused, Tail(output));
    }

    private string Drive(Uri address, int connections, int seconds, bool mayRefuse = false)
    {
        ProcessStartInfo start = new("wrk") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in (string[])["-t1", $"-c{connections}", $"-d{seconds}s", "--latency", "-s", _script, address.ToString()])
        {
            start.ArgumentList.Add(argument);
        }

        using Process wrk = Process.Start(start)!;
        string output = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        if ((!mayRefuse && output.Contains("Non-2xx", StringComparison.Ordinal)) || output.Contains("Socket errors", StringComparison.Ordinal) || wrk.ExitCode != 0)
        {
            throw new InvalidOperationException($"Requests to {address} failed: {output}");
        }

        return output;
    }

    public void Dispose() => File.Delete(_script);

    private static double Tail(string output)
    {
        Match percentile = Percentile().Match(output);
        return Number(percentile) * (percentile.Groups["unit"].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 });
    }

    private static double Number(Match match) => double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+(?<value>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (?<value>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refusals();

    [GeneratedRegex(@"(?<value>\d+) requests in", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Requests();

    [GeneratedRegex(@"99%\s+(?<value>[\d.]+)(?<unit>us|ms|s)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Percentile();
}
