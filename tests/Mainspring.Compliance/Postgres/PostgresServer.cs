using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Mainspring.Compliance.Postgres;

/// <summary>
/// A real PostgreSQL server of this test assembly, on a port and in a folder of its own, with fsync on. It ends with the tests,
/// also when they crash: a shell beside it waits for the end of its input.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string User = "mainspring";
    private const string Password = "s3cret/with@marks";

    // A word on the input is the signal to stop with; the end of the input stops it at once and clears up.
    private const string Keeper = """
        folder=$1; shift
        "$@" & server=$!
        read -r signal
        kill -"${signal:-QUIT}" $server
        wait $server
        [ -n "$signal" ] || rm -rf "$folder"
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-pg-").FullName;
    private readonly int _port = FreePort();
    private Process? _keeper;
    private int _databases;

    /// <summary>The address of the database that is always there.</summary>
    public string Url => UrlOf("postgres");

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port => _port;

    /// <summary>Makes the folder and starts the server.</summary>
    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "password"), Password);
        await RunAsRootAsync("chown", "-R", "postgres", _folder);
        await RunAsync(PostgresPrograms.Find("initdb"), "-D", Data, "-U", User, "-A", "scram-sha-256", "--pwfile", Path.Combine(_folder, "password"), "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync");
        await StartAsync();
    }

    /// <summary>Starts the server again after <see cref="StopAsync"/>, with what it kept.</summary>
    public async Task StartAsync()
    {
        _keeper = Process.Start(AsServer("/bin/sh", "-c", Keeper, "sh", _folder, PostgresPrograms.Find("postgres"), "-D", Data, "-p", _port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={_folder}", "-c", "lc_messages=C"))!;
        List<string> log = [];
        while (await _keeper.StandardError.ReadLineAsync() is { } line)
        {
            log.Add(line);
            if (line.Contains("ready to accept connections", StringComparison.Ordinal))
            {
                _ = _keeper.StandardError.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException($"PostgreSQL did not start: {string.Join('\n', log)}");
    }

    /// <summary>Stops the server as <c>INT</c> (fast: transactions are undone) or <c>QUIT</c> (immediate: as a crash, it recovers when it starts).</summary>
    public async Task StopAsync(string signal)
    {
        await _keeper!.StandardInput.WriteLineAsync(signal);
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper.Dispose();
        _keeper = null;
    }

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its address.</returns>
    public string NewDatabase(string options = "ENCODING 'UTF8'")
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        Execute(Url, $"CREATE DATABASE {name} TEMPLATE template0 {options}");
        return UrlOf(name);
    }

    /// <summary>The address of an empty schema of its own, which is made when it is opened first. Cheaper than a database.</summary>
    public string NewSchema() => string.Create(CultureInfo.InvariantCulture, $"{Url}?schema=test_{Interlocked.Increment(ref _databases)}");

    /// <summary>Runs a statement beside the program under test.</summary>
    public void Execute(string url, string sql)
    {
        using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={_port};Database={new Uri(url).AbsolutePath[1..]};Username={User};Password={Password};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Stops the server and clears up.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_keeper is not null)
        {
            _keeper.StandardInput.Close();
            await _keeper.WaitForExitAsync();
            _keeper.Dispose();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private string Data => Path.Combine(_folder, "data");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // PostgreSQL refuses to run as root; root lends it the user that the package made.
    private static ProcessStartInfo AsServer(string program, params string[] arguments) => new(
        Environment.IsPrivilegedProcess ? "setpriv" : program,
        Environment.IsPrivilegedProcess ? ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments] : arguments)
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = "/",
    };

    private static Task RunAsRootAsync(string program, params string[] arguments) =>
        Environment.IsPrivilegedProcess ? RunToEndAsync(new(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true }) : Task.CompletedTask;

    private static Task RunAsync(string program, params string[] arguments) => RunToEndAsync(AsServer(program, arguments));

    private static async Task RunToEndAsync(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} {start.ArgumentList.Last()} failed: {error} {await output}");
        }
    }

    private string UrlOf(string database) => string.Create(CultureInfo.InvariantCulture, $"postgres://{User}:{Uri.EscapeDataString(Password)}@127.0.0.1:{_port}/{database}");
}
