namespace Mainspring.Learning.Models;

/// <summary>What MLflow's Python clients need to load <c>model.onnx</c>: the flavors of <c>MLmodel</c>, and the packages.</summary>
internal static class PythonFiles
{
    /// <summary>The lines of <c>MLmodel</c> below <c>flavors</c>.</summary>
    public const string Flavors = """
          onnx:
            code: null
            data: "model.onnx"
            onnx_version: "1.16.0"
            providers: ["CPUExecutionProvider"]
          python_function:
            data: "model.onnx"
            env:
              conda: "conda.yaml"
              virtualenv: "python_env.yaml"
            loader_module: "mlflow.onnx"
            python_version: "3.11"

        """;

    private const string Requirements = """
        mlflow>=2.9
        numpy
        onnx>=1.14
        onnxruntime>=1.16
        pandas

        """;

    private const string Conda = """
        name: mlflow-env
        channels:
        - conda-forge
        dependencies:
        - python=3.11
        - pip
        - pip:
          - mlflow>=2.9
          - numpy
          - onnx>=1.14
          - onnxruntime>=1.16
          - pandas

        """;

    private const string Virtualenv = """
        python: "3.11"
        build_dependencies:
        - pip
        - setuptools
        - wheel
        dependencies:
        - -r requirements.txt

        """;

    /// <summary>The files that name the packages.</summary>
    public static readonly (string Name, string Text)[] All = [("conda.yaml", Conda), ("python_env.yaml", Virtualenv), ("requirements.txt", Requirements)];
}
