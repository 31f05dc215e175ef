namespace Mainspring.Lifecycle.Artifacts;

/// <summary>Which bucket of which object store, and with which key to it.</summary>
/// <remarks>
/// Written <c>s3://bucket/prefix?endpoint=http://host:port&amp;region=…&amp;path_style=true</c>. Without an end point it is that of
/// <c>MLFLOW_S3_ENDPOINT_URL</c> or <c>AWS_ENDPOINT_URL</c>, else that of the cloud. The key comes from <c>AWS_ACCESS_KEY_ID</c>,
/// <c>AWS_SECRET_ACCESS_KEY</c> and <c>AWS_SESSION_TOKEN</c> alone, so that it stands in no command line.
/// </remarks>
public sealed record S3Location
{
    /// <summary>The bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>What all keys start with: empty, or a path with a slash at its end.</summary>
    public required string Prefix { get; init; }

    /// <summary>The server, or null for that of the cloud.</summary>
    public Uri? EndPoint { get; init; }

    /// <summary>The region that requests are signed for.</summary>
    public required string Region { get; init; }

    /// <summary>Whether the bucket stands in the path of a request, not in its host name.</summary>
    public bool PathStyle { get; init; }

    /// <summary>The id of the key.</summary>
    public required string AccessKey { get; init; }

    /// <summary>The secret of the key.</summary>
    public required string SecretKey { get; init; }

    /// <summary>The token of a key that lasts for a while, or null.</summary>
    public string? SessionToken { get; init; }

    /// <summary>Reads a location.</summary>
    /// <param name="url">The location as the operator wrote it.</param>
    /// <param name="environment">Gives the value of an environment variable.</param>
    /// <exception cref="FormatException">It is none, or the key is missing; the message says what to write.</exception>
    public static S3Location Parse(string url, Func<string, string?> environment)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Scheme != "s3" || uri.Host.Length < 3 || uri.UserInfo.Length > 0)
        {
            throw new FormatException("A place in an object store must be written s3://bucket/prefix, with a bucket of at least three letters.");
        }

        Dictionary<string, string> options = ReadOptions(uri.Query);
        string? endPoint = options.GetValueOrDefault("endpoint") ?? Value(environment, "MLFLOW_S3_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
        return new()
        {
            Bucket = uri.Host,
            Prefix = PrefixOf(Uri.UnescapeDataString(uri.AbsolutePath).Trim('/')),
            EndPoint = endPoint is null ? null : EndPointOf(endPoint),
            Region = options.GetValueOrDefault("region") ?? Value(environment, "AWS_REGION", "AWS_DEFAULT_REGION") ?? "us-east-1",
            PathStyle = options.TryGetValue("path_style", out string? style) ? style == "true" : endPoint is not null,
            AccessKey = Value(environment, "AWS_ACCESS_KEY_ID") ?? throw NoKey("AWS_ACCESS_KEY_ID"),
            SecretKey = Value(environment, "AWS_SECRET_ACCESS_KEY") ?? throw NoKey("AWS_SECRET_ACCESS_KEY"),
            SessionToken = Value(environment, "AWS_SESSION_TOKEN"),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"s3://{Bucket}/{Prefix}";

    private static Dictionary<string, string> ReadOptions(string query)
    {
        var options = new Dictionary<string, string>();
        foreach (string option in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            (string name, string value) = option.Split('=', 2) is [string key, string text] ? (key, Uri.UnescapeDataString(text)) : (option, "");
            options[name] = name is "endpoint" or "region" or "path_style"
                ? value
                : throw new FormatException($"An S3 store has no option '{name}'; write endpoint, region or path_style.");
        }

        return options;
    }

    private static string PrefixOf(string path) =>
        path == "" ? "" : ArtifactPath.TryParse(path, out _, out string? fault) ? path + "/" : throw new FormatException($"The prefix of an S3 store is refused. {fault}");

    private static Uri EndPointOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"
        ? uri
        : throw new FormatException($"'{text}' is no end point of an S3 store; write it as http://host:port.");

    private static FormatException NoKey(string name) => new($"{name} is not set; the key to an S3 store comes from the environment.");

    private static string? Value(Func<string, string?> environment, params string[] names) =>
        names.Select(environment).FirstOrDefault(value => value is { Length: > 0 });
}
