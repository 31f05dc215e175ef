using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Mainspring.Bench.Predict;
using Mainspring.Bench.Processes;

namespace Mainspring.Bench.Serving;

/// <summary>
/// An endpoint with a random forest of 100 full trees against Flask, two workers of gunicorn and scikit-learn with one like it, in alternating slices. Needs Debian's python3-flask,
/// gunicorn and python3-sklearn. Limit: 60 times its requests a second.
/// </summary>
internal static class FlaskBenchmark
{
    private const double Limit = 60;
    private const int Connections = 64;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : Rounds;
        string folder = Directory.CreateTempSubdirectory("mainspring-bench-").FullName;
        string home = Path.Combine(folder, "home");
        try
        {
            await TelcoWorkspace.PrepareAsync(home, "random_forest", trees: 100);
            Uri address = new($"http://127.0.0.1:{FreePort()}");
            using Process flask = StartFlask(folder, address);
            using ServedProcess server = ServedProcess.Start(MainspringProgram.Path, "serve", "--home", home, "--port", "0");
            using Load load = Load.Of(TelcoWorkspace.Record);
            await WaitAsync(address);
            double[] ratios = [.. Enumerable.Range(0, rounds).Select(_ => Slice(load, server, address)).Order()];
            flask.Kill(entireProcessTree: true);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"flask: {ratios[rounds / 2]:0} x the requests a second of Flask, gunicorn and scikit-learn ({ratios[0]:0}..{ratios[^1]:0}, limit {Limit:0}): {(ratios[rounds / 2] >= Limit ? "passed" : "FAILED")}"));
            return ratios[rounds / 2] >= Limit ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Slice(Load load, ServedProcess server, Uri flask)
    {
        double peer = load.Run(flask, Connections, seconds: 5);
        double ours = load.Run(server, TelcoWorkspace.PredictPath, Connections, seconds: 5).PerSecond;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {ours:n0} req/s against {peer:n0}"));
        return ours / peer;
    }

    private static Process StartFlask(string folder, Uri address)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Serving", "flask_peer.py");
        Dictionary<string, string> environment = new() { ["PEER_MODEL"] = Path.Combine(folder, "model.joblib"), ["PEER_SOURCE"] = TelcoRows.Source, ["PYTHONPATH"] = Path.GetDirectoryName(script)! };
        using (Process training = Start("/usr/bin/python3", environment, script))
        {
            training.WaitForExit();
            if (training.ExitCode != 0)
            {
                throw new InvalidOperationException("The peer was not trained; install python3-flask, gunicorn, python3-sklearn and python3-pandas.");
            }
        }

        return Start("/usr/bin/gunicorn", environment, "-w", "2", "-b", address.Authority, "flask_peer:app");
    }

    private static Process Start(string program, Dictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = new(program) { UseShellExecute = false, RedirectStandardError = true };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task WaitAsync(Uri address)
    {
        using HttpClient http = new();
        for (int attempt = 0; attempt < 300; attempt++)
        {
            try
            {
                using HttpResponseMessage answer = await http.GetAsync(address);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new TimeoutException("gunicorn did not start within half a minute.");
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
