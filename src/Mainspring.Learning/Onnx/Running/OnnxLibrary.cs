using System.Runtime.CompilerServices;
using Mainspring.Data.Native;
using Microsoft.ML.OnnxRuntime;

namespace Mainspring.Learning.Onnx.Running;

/// <summary>The library behind Microsoft's binding: the one that is installed for Mainspring, with a bound on what all models together may take of the memory.</summary>
internal static class OnnxLibrary
{
    private const uint MostBytes = 1u << 30;

    private static readonly Lazy<bool> Ready = new(Prepare);

    /// <summary>Readies the library; harmless when it is ready.</summary>
    /// <exception cref="NativeDependencyException">It is missing or too old.</exception>
    public static void Load() => _ = Ready.Value;

    private static bool Prepare()
    {
        _ = NativeDependency.OnnxRuntime.Handle;
        OrtEnv.DisableDllImportResolver = true;
        NativeDependency.ResolveFor(typeof(OrtEnv).Assembly);
        RuntimeHelpers.RunClassConstructor(typeof(OrtEnv).TypeHandle);
        OrtEnv environment = OrtEnv.Instance();
        environment.EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
        using var memory = new OrtMemoryInfo(OrtMemoryInfo.allocatorCPU, OrtAllocatorType.ArenaAllocator, 0, OrtMemType.Default);
        using var arena = new OrtArenaCfg(MostBytes, arenaExtendStrategy: -1, initialChunkSizeBytes: -1, maxDeadBytesPerChunk: -1);
        environment.CreateAndRegisterAllocator(memory, arena);
        return true;
    }
}
