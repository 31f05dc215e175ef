using Mainspring.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Mainspring.Storage.Tests.Importing;

/// <summary>An MLflow database as version 2 of MLflow makes it, by its documented tables, with those of version 3 when they are asked for.</summary>
internal static class MlflowFile
{
    public const string Run = "0123456789abcdef0123456789abcdef";
    public const string Model = "m-00000000000000000000000000000001";
    public const string DeletedRun = "fedcba9876543210fedcba9876543210";

    private const string Tables = """
        CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
        CREATE TABLE experiments (experiment_id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(256) NOT NULL UNIQUE, artifact_location VARCHAR(256), lifecycle_stage VARCHAR(32), creation_time BIGINT, last_update_time BIGINT);
        CREATE TABLE experiment_tags (key VARCHAR(250) NOT NULL, value VARCHAR(5000), experiment_id INTEGER NOT NULL, PRIMARY KEY (key, experiment_id));
        CREATE TABLE runs (run_uuid VARCHAR(32) NOT NULL PRIMARY KEY, name VARCHAR(250), source_type VARCHAR(20), source_name VARCHAR(500), entry_point_name VARCHAR(50), user_id VARCHAR(256),
            status VARCHAR(9), start_time BIGINT, end_time BIGINT, deleted_time BIGINT, source_version VARCHAR(50), lifecycle_stage VARCHAR(20), artifact_uri VARCHAR(200), experiment_id INTEGER);
        CREATE TABLE metrics (key VARCHAR(250) NOT NULL, value FLOAT NOT NULL, timestamp BIGINT NOT NULL, run_uuid VARCHAR(32) NOT NULL, step BIGINT NOT NULL DEFAULT 0, is_nan BOOLEAN NOT NULL DEFAULT 0,
            PRIMARY KEY (key, timestamp, step, run_uuid, value, is_nan));
        CREATE TABLE latest_metrics (key VARCHAR(250) NOT NULL, value FLOAT NOT NULL, timestamp BIGINT, step BIGINT NOT NULL, is_nan BOOLEAN NOT NULL, run_uuid VARCHAR(32) NOT NULL, PRIMARY KEY (key, run_uuid));
        CREATE TABLE params (key VARCHAR(250) NOT NULL, value VARCHAR(8000) NOT NULL, run_uuid VARCHAR(32) NOT NULL, PRIMARY KEY (key, run_uuid));
        CREATE TABLE tags (key VARCHAR(250) NOT NULL, value VARCHAR(8000), run_uuid VARCHAR(32) NOT NULL, PRIMARY KEY (key, run_uuid));
        CREATE TABLE registered_models (name VARCHAR(256) NOT NULL PRIMARY KEY, creation_time BIGINT, last_updated_time BIGINT, description VARCHAR(5000));
        CREATE TABLE model_versions (name VARCHAR(256) NOT NULL, version INTEGER NOT NULL, creation_time BIGINT, last_updated_time BIGINT, description VARCHAR(5000), user_id VARCHAR(256), current_stage VARCHAR(20),
            source VARCHAR(500), run_id VARCHAR(32), run_link VARCHAR(500), status VARCHAR(20), status_message VARCHAR(500), storage_location VARCHAR(500), PRIMARY KEY (name, version));
        CREATE TABLE registered_model_tags (key VARCHAR(250) NOT NULL, value VARCHAR(5000), name VARCHAR(256) NOT NULL, PRIMARY KEY (key, name));
        CREATE TABLE model_version_tags (key VARCHAR(250) NOT NULL, value VARCHAR(5000), name VARCHAR(256) NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (key, name, version));
        CREATE TABLE registered_model_aliases (alias VARCHAR(256) NOT NULL, version INTEGER NOT NULL, name VARCHAR(256) NOT NULL, PRIMARY KEY (name, alias));
        CREATE TABLE datasets (dataset_uuid VARCHAR(36) NOT NULL, experiment_id INTEGER NOT NULL, name VARCHAR(500) NOT NULL, digest VARCHAR(36) NOT NULL, dataset_source_type VARCHAR(36) NOT NULL,
            dataset_source TEXT NOT NULL, dataset_schema TEXT, dataset_profile TEXT, PRIMARY KEY (experiment_id, name, digest));
        CREATE TABLE inputs (input_uuid VARCHAR(36) NOT NULL, source_type VARCHAR(36) NOT NULL, source_id VARCHAR(36) NOT NULL, destination_type VARCHAR(36) NOT NULL, destination_id VARCHAR(36) NOT NULL,
            PRIMARY KEY (source_type, source_id, destination_type, destination_id));
        CREATE TABLE input_tags (input_uuid VARCHAR(36) NOT NULL, name VARCHAR(255) NOT NULL, value VARCHAR(500) NOT NULL, PRIMARY KEY (input_uuid, name));
        CREATE TABLE trace_info (request_id VARCHAR(50) NOT NULL PRIMARY KEY, experiment_id INTEGER NOT NULL, timestamp_ms BIGINT NOT NULL, execution_time_ms BIGINT, status VARCHAR(50) NOT NULL);
        CREATE TABLE trace_tags (key VARCHAR(250) NOT NULL, value VARCHAR(8000), request_id VARCHAR(50) NOT NULL, PRIMARY KEY (key, request_id));
        CREATE TABLE trace_request_metadata (key VARCHAR(250) NOT NULL, value VARCHAR(8000), request_id VARCHAR(50) NOT NULL, PRIMARY KEY (key, request_id));
        INSERT INTO alembic_version VALUES ('5b0e9adcef9c');
        """;

    private const string Rows = $$"""
        INSERT INTO experiments VALUES (0, 'Default', 'mlflow-artifacts:/0', 'active', 1700000000000, 1700000000000), (1, 'Kündigung/日本', 'mlflow-artifacts:/1', 'active', 1700000000001, 1700000000002),
            (7, 'old', 'mlflow-artifacts:/7', 'deleted', 1700000000003, 1700000000004);
        INSERT INTO experiment_tags VALUES ('team', 'blue ✓', 1);
        INSERT INTO runs (run_uuid, name, user_id, status, start_time, end_time, lifecycle_stage, artifact_uri, experiment_id) VALUES
            ('{{Run}}', 'brave-otter-1', 'ada', 'FINISHED', 1700000000100, 1700000000200, 'active', 'mlflow-artifacts:/1/{{Run}}/artifacts', 1);
        INSERT INTO runs (run_uuid, name, user_id, status, start_time, end_time, deleted_time, lifecycle_stage, artifact_uri, experiment_id) VALUES
            ('{{DeletedRun}}', NULL, NULL, 'FAILED', 1700000000300, NULL, 1700000000400, 'deleted', 'mlflow-artifacts:/7/{{DeletedRun}}/artifacts', 7),
            ('not-an-id', 'x', NULL, 'FAILED', 1700000000300, NULL, NULL, 'active', NULL, 1);
        INSERT INTO params VALUES ('läuft', 'ja', '{{Run}}'), ('depth', '6', '{{Run}}'), ('depth', '7', '{{DeletedRun}}');
        INSERT INTO tags VALUES ('mlflow.runName', 'brave-otter-1', '{{Run}}'), ('note', NULL, '{{Run}}');
        WITH RECURSIVE steps (step) AS (SELECT 0 UNION ALL SELECT step + 1 FROM steps WHERE step < 11999)
            INSERT INTO metrics SELECT 'loss', 1.0 / (step + 1), 1700000000100 + step, '{{Run}}', step, 0 FROM steps;
        INSERT INTO metrics VALUES ('strange', 0, 1, '{{Run}}', 0, 1), ('strange', 1.7976931348623157e308, 1, '{{Run}}', 1, 0), ('strange', -1.7976931348623157e308, 1, '{{Run}}', 2, 0), ('nan', 0, 5, '{{Run}}', 3, 1);
        INSERT INTO datasets VALUES ('d1', 1, 'customers', 'abc123', 'local', '{"uri": "customers.csv"}', NULL, '{"num_rows": 3}');
        INSERT INTO inputs VALUES ('i1', 'DATASET', 'd1', 'RUN', '{{Run}}');
        INSERT INTO input_tags VALUES ('i1', 'mlflow.data.context', 'training');
        INSERT INTO registered_models VALUES ('churn', 1700000000500, 1700000000600, 'who leaves'), ('empty', 1700000000500, NULL, NULL);
        INSERT INTO registered_model_tags VALUES ('owner', 'ada', 'churn');
        INSERT INTO model_versions VALUES ('churn', 2, 1700000000510, 1700000000520, 'second', 'ada', 'Production', 'mlflow-artifacts:/1/{{Run}}/artifacts/model', '{{Run}}', NULL, 'READY', NULL, NULL),
            ('churn', 3, 1700000000530, 1700000000540, NULL, NULL, 'None', 'runs:/{{Run}}/model', '{{Run}}', NULL, 'READY', NULL, 'mlflow-artifacts:/1/{{Run}}/artifacts/model'),
            ('churn', 1, 1700000000500, 1700000000500, NULL, NULL, 'Deleted_Internal', 'REDACTED-SOURCE-PATH', 'REDACTED-RUN-ID', 'REDACTED-RUN-LINK', 'READY', NULL, NULL);
        INSERT INTO model_version_tags VALUES ('stage', 'gold', 'churn', 2);
        INSERT INTO registered_model_aliases VALUES ('champion', 2, 'churn');
        INSERT INTO trace_info VALUES ('tr-1', 1, 1700000000700, 250, 'OK');
        INSERT INTO trace_tags VALUES ('mlflow.traceName', 'predict', 'tr-1'), ('mlflow.artifactLocation', 'mlflow-artifacts:/1/traces/tr-1/artifacts', 'tr-1');
        INSERT INTO trace_request_metadata VALUES ('mlflow.traceInputs', '{"x": 1}', 'tr-1');
        """;

    private const string Version3 = $$"""
        ALTER TABLE trace_info ADD COLUMN client_request_id VARCHAR(50);
        ALTER TABLE trace_info ADD COLUMN request_preview VARCHAR(1000);
        ALTER TABLE trace_info ADD COLUMN response_preview VARCHAR(1000);
        ALTER TABLE inputs ADD COLUMN step BIGINT NOT NULL DEFAULT 0;
        CREATE TABLE logged_models (model_id VARCHAR(34) NOT NULL PRIMARY KEY, experiment_id INTEGER NOT NULL, name VARCHAR(500) NOT NULL, artifact_location VARCHAR(1000) NOT NULL, creation_timestamp_ms BIGINT NOT NULL,
            last_updated_timestamp_ms BIGINT NOT NULL, status INTEGER NOT NULL, lifecycle_stage VARCHAR(32), model_type VARCHAR(500), source_run_id VARCHAR(32), status_message VARCHAR(1000));
        CREATE TABLE logged_model_params (model_id VARCHAR(34) NOT NULL, experiment_id INTEGER NOT NULL, param_key VARCHAR(255) NOT NULL, param_value TEXT NOT NULL, PRIMARY KEY (model_id, param_key));
        CREATE TABLE logged_model_tags (model_id VARCHAR(34) NOT NULL, experiment_id INTEGER NOT NULL, tag_key VARCHAR(255) NOT NULL, tag_value TEXT NOT NULL, PRIMARY KEY (model_id, tag_key));
        CREATE TABLE logged_model_metrics (model_id VARCHAR(34) NOT NULL, metric_name VARCHAR(500) NOT NULL, metric_timestamp_ms BIGINT NOT NULL, metric_step BIGINT NOT NULL, metric_value FLOAT, experiment_id INTEGER NOT NULL,
            run_id VARCHAR(32) NOT NULL, dataset_uuid VARCHAR(36), dataset_name VARCHAR(500), dataset_digest VARCHAR(36), PRIMARY KEY (model_id, metric_name, metric_timestamp_ms, metric_step, run_id));
        CREATE TABLE spans (trace_id VARCHAR(50) NOT NULL, experiment_id INTEGER NOT NULL, span_id VARCHAR(50) NOT NULL, parent_span_id VARCHAR(50), name TEXT, type VARCHAR(500), status VARCHAR(50) NOT NULL,
            start_time_unix_nano BIGINT NOT NULL, end_time_unix_nano BIGINT, content TEXT NOT NULL, PRIMARY KEY (trace_id, span_id));
        CREATE TABLE assessments (assessment_id VARCHAR(50) NOT NULL PRIMARY KEY, trace_id VARCHAR(50) NOT NULL, name VARCHAR(250) NOT NULL, assessment_type VARCHAR(20) NOT NULL, value TEXT NOT NULL, error TEXT, created_timestamp BIGINT NOT NULL,
            last_updated_timestamp BIGINT NOT NULL, source_type VARCHAR(50) NOT NULL, source_id VARCHAR(250), run_id VARCHAR(32), span_id VARCHAR(50), rationale TEXT, overrides VARCHAR(50), valid BOOLEAN NOT NULL, assessment_metadata TEXT);
        INSERT INTO logged_models VALUES ('{{Model}}', 1, 'net', 'mlflow-artifacts:/1/models/{{Model}}/artifacts', 1700000000800, 1700000000900, 2, 'active', 'Classifier', '{{Run}}', NULL);
        INSERT INTO logged_model_params VALUES ('{{Model}}', 1, 'layers', '3');
        INSERT INTO logged_model_metrics VALUES ('{{Model}}', 'auc', 1700000000801, 1, 0.9, 1, '{{Run}}', NULL, 'customers', 'abc123');
        INSERT INTO inputs VALUES ('i2', 'RUN_OUTPUT', '{{Run}}', 'MODEL_OUTPUT', '{{Model}}', 4);
        INSERT INTO model_versions VALUES ('churn', 4, 1700000000930, 1700000000940, NULL, NULL, 'None', 'models:/{{Model}}', '{{Run}}', NULL, 'READY', NULL, NULL);
        INSERT INTO trace_info VALUES ('tr-2', 1, 1700000000950, 30, 'ERROR', 'r-9', 'asked', 'answered');
        INSERT INTO trace_tags VALUES ('mlflow.trace.spansLocation', 'TRACKING_STORE', 'tr-2');
        INSERT INTO spans VALUES ('tr-2', 1, 's', NULL, 'root', 'LLM', 'ERROR', 5, 6, '{"trace_id": "ASNFZ4mrze8BI0VniavN7w==", "span_id": "AAAAAAAAAAE=", "parent_span_id": null, "name": "root", "start_time_unix_nano": 5,
            "end_time_unix_nano": 6, "events": [], "status": {"code": "STATUS_CODE_ERROR", "message": "no"}, "attributes": {"mlflow.spanType": "\"LLM\""} }');
        INSERT INTO assessments VALUES ('a-1', 'tr-2', 'correct', 'feedback', 'true', NULL, 1700000000960, 1700000000961, 'HUMAN', 'ada', NULL, NULL, 'fits', NULL, 1, '{"k": "v"}');
        """;

    /// <summary>Changes the file.</summary>
    public static void Change(string file, string sql)
    {
        SqliteLibrary.Use();
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Writes the file, and the folder of its artefacts.</summary>
    public static void Write(string file, string artifacts, bool version3 = false)
    {
        SqliteLibrary.Use();
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = Tables + Rows + (version3 ? Version3 : "");
            command.ExecuteNonQuery();
        }

        Directory.CreateDirectory(Path.Combine(artifacts, "1", "models", Model, "artifacts"));
        File.WriteAllText(Path.Combine(artifacts, "1", "models", Model, "artifacts", "MLmodel"), "flavors: {}");

        Directory.CreateDirectory(Path.Combine(artifacts, "1", Run, "artifacts", "model"));
        File.WriteAllText(Path.Combine(artifacts, "1", Run, "artifacts", "model", "MLmodel"), "flavors: {}");
        File.WriteAllText(Path.Combine(artifacts, "1", Run, "artifacts", "größe.txt"), "1 m");
        Directory.CreateDirectory(Path.Combine(artifacts, "1", "traces", "tr-1", "artifacts"));
        File.WriteAllText(Path.Combine(artifacts, "1", "traces", "tr-1", "artifacts", "traces.json"), """{"spans": []}""");
    }
}
