namespace Mainspring.EndToEnd.Hostile.Tables;

/// <summary>Places that clients may not choose for what the server keeps or reads.</summary>
internal static class Locations
{
    /// <summary>Places in a file system, or ways out of the artefact tree.</summary>
    public static readonly string[] Inside =
    [
        "/", "/etc", "/etc/passwd", "/proc/self/root/etc", "//proc/self/root", "../../canary", "file:/etc", "file:///etc", "file://localhost/etc", "file://127.0.0.1/etc", "file:///proc/self/root", "FILE:///etc",
        "http:///#/../../../etc/", "http://127.0.0.1/#/../..", "https://example.com/x?/../../..", "dbfs:/../../etc", "s3://bucket/../../etc",
        "mlflow-artifacts:/../../etc", "mlflow-artifacts:/a/../../etc", "mlflow-artifacts:/a?x=/../..", "mlflow-artifacts:/a#/../..", "mlflow-artifacts:/a;/../..", "mlflow-artifacts:/%2e%2e/etc", "mlflow-artifacts:/%252e%252e/etc", "mlflow-artifacts:/a\\\\..\\\\b", "mlflow-artifacts:/a%00b",
        "C:\\\\windows", "\\\\\\\\host\\\\share", "runs:/../../etc", "runs:/nosuchrun/../../etc", "models:/../../etc",
    ];

    /// <summary>Places of other systems, which a version may name and the server never opens.</summary>
    public static readonly string[] Elsewhere =
        ["ftp://example.com/", "sftp://example.com/", "dbfs:/etc", "hdfs://x/etc", "viewfs:///etc", "gs://bucket/x", "wasbs://c@a/x", "mlflow-artifacts://evil.example/x", "javascript:alert(1)", "data:text/plain,x"];

    public static readonly string[] All = [.. Inside, .. Elsewhere];
}
