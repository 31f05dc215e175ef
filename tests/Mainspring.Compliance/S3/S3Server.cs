using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Mainspring.Compliance.S3;

/// <summary>An object store in a process of its own, with one bucket. It can be stopped and started again on the same port with what it holds.</summary>
public sealed class S3Server : IDisposable
{
    private const string Bucket = "mainspring-tests";
    private const string Key = "S3RVER";

    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-s3-").FullName;
    private readonly int _port = FreePort();
    private Process? _process;

    /// <summary>Starts one.</summary>
    public S3Server() => Start();

    /// <summary>The address to give to a server.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"s3://{Bucket}/below/here?endpoint=http://127.0.0.1:{_port}");

    /// <summary>The environment that holds its key.</summary>
    public static string? Environment(string name) => name is "AWS_ACCESS_KEY_ID" or "AWS_SECRET_ACCESS_KEY" ? Key : null;

    /// <summary>How many files of the store lie below a prefix of keys.</summary>
    public int CountObjects(string prefix)
    {
        string folder = Path.Combine(_folder, Bucket, "below/here", prefix);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*._S3rver_object", SearchOption.AllDirectories).Count() : 0;
    }

    /// <summary>Starts it, and waits until it listens.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])[Program(), "-s", "-d", _folder, "-a", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "--configure-bucket", Bucket])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Contains("listening", StringComparison.Ordinal))
            {
                _process.BeginErrorReadLine();
                return;
            }
        }

        throw new InvalidOperationException($"The S3 server did not start: {_process.StandardError.ReadToEnd()}");
    }

    /// <summary>Kills it; what it holds stays.</summary>
    public void Stop()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Program()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string program = Path.Combine(folder.FullName, ".native/tools/node_modules/s3rver/bin/s3rver.js");
            if (File.Exists(program))
            {
                return program;
            }
        }

        throw new FileNotFoundException("The S3 server of the tests is not installed; run 'make tools'.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
