using Mainspring.Learning.Models;
using Mainspring.Learning.Onnx.Inspection;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Mainspring.Learning.Onnx.Running;

/// <summary>
/// A graph in memory, ready to run. Its files are copied into a private folder and loaded from there by path, so that nothing else is within its reach; a run takes one thread
/// and ends at its deadline. Safe for several threads.
/// </summary>
public sealed class OnnxSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly string[] _outputNames;

    private OnnxSession(InferenceSession session, OnnxSummary summary)
    {
        _session = session;
        Summary = summary;
        Inputs = [.. session.InputNames.Select(name => Describe(name, session.InputMetadata[name]))];
        Outputs = [.. session.OutputNames.Select(name => Describe(name, session.OutputMetadata[name]))];
        _outputNames = [.. session.OutputNames];
    }

    /// <summary>The inputs that must be given.</summary>
    public IReadOnlyList<OnnxTensor> Inputs { get; }

    /// <summary>The outputs, in their order.</summary>
    public IReadOnlyList<OnnxTensor> Outputs { get; }

    /// <summary>What the file says of itself.</summary>
    public OnnxSummary Summary { get; }

    /// <summary>Inspects a model and loads it.</summary>
    /// <param name="file">The path of the model among the files.</param>
    /// <param name="files">All files of the model, by their paths.</param>
    /// <exception cref="ModelRefusedException">The model is damaged, or does something that is refused.</exception>
    /// <exception cref="Data.Native.NativeDependencyException">ONNX Runtime is missing.</exception>
    public static OnnxSession Open(string file, IReadOnlyDictionary<string, byte[]> files) => Open(file, files, OnnxInspector.Inspect(file, files));

    /// <summary>Loads a model that was inspected.</summary>
    /// <exception cref="ModelRefusedException">The runtime does not load it.</exception>
    internal static OnnxSession Open(string file, IReadOnlyDictionary<string, byte[]> files, OnnxSummary summary)
    {
        OnnxLibrary.Load();
        string folder = Directory.CreateTempSubdirectory("mainspring-onnx-").FullName;
        try
        {
            const string model = "model.onnx";
            File.WriteAllBytes(Path.Combine(folder, model), files[file]);
            foreach (string companion in summary.ExternalFiles)
            {
                string target = Path.Combine(folder, companion);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllBytes(target, files[file[..(file.LastIndexOf('/') + 1)] + companion]);
            }

            using SessionOptions options = OptionsOf();
            return new(new InferenceSession(Path.Combine(folder, model), options), summary);
        }
        catch (OnnxRuntimeException refused)
        {
            throw new ModelRefusedException(file, $"ONNX Runtime does not load it: {Sentence(refused.Message, folder)}", refused);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs the graph.</summary>
    /// <param name="inputs">One value an input, in their order.</param>
    /// <param name="deadline">When the run is ended.</param>
    /// <exception cref="OnnxRunException">The run failed, or did not end in time.</exception>
    internal IDisposableReadOnlyCollection<OrtValue> Run(IReadOnlyList<OrtValue> inputs, TimeSpan deadline)
    {
        using var options = new RunOptions();
        using var timer = new Timer(static state => ((RunOptions)state!).Terminate = true, options, deadline, Timeout.InfiniteTimeSpan);
        try
        {
            return _session.Run(options, [.. Inputs.Select(input => input.Name)], [.. inputs], _outputNames);
        }
        catch (OnnxRuntimeException failed)
        {
            throw options.Terminate ? OnnxRunException.Overdue(deadline) : new OnnxRunException($"The model failed: {Sentence(failed.Message)}", failed);
        }
        finally
        {
            // The callback must not touch options that are gone.
            timer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private static SessionOptions OptionsOf()
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        options.AddSessionConfigEntry("session.use_env_allocators", "1");
        return options;
    }

    private static OnnxTensor Describe(string name, NodeMetadata metadata) => metadata.OnnxValueType == OnnxValueType.ONNX_TYPE_TENSOR
        ? new(name, TypeOf(metadata.ElementDataType), [.. metadata.Dimensions.Select(dimension => (long)dimension)])
        : new(name, OnnxType.Other, []);

    private static OnnxType TypeOf(TensorElementType type) => Enum.IsDefined((OnnxType)(int)type) ? (OnnxType)(int)type : OnnxType.Other;

    /// <summary>The first line, without the error code before it and the path of a folder that is gone.</summary>
    private static string Sentence(string message, string? folder = null)
    {
        string line = message.Split('\n')[0];
        int code = line.StartsWith("[ErrorCode:", StringComparison.Ordinal) ? line.IndexOf(']', StringComparison.Ordinal) + 1 : 0;
        string text = line[code..].Trim();
        return folder is null ? text : text.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }
}
