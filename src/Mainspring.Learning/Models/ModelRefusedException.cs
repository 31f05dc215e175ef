namespace Mainspring.Learning.Models;

/// <summary>A file of a model cannot be trusted; nothing was loaded.</summary>
public sealed class ModelRefusedException : Exception
{
    /// <param name="file">The file within the model directory.</param>
    /// <param name="reason">What is wrong with it, as the end of a sentence.</param>
    /// <param name="cause">What was thrown on reading it.</param>
    public ModelRefusedException(string file, string reason, Exception? cause = null)
        : base($"The model file '{file}' is refused: {reason}", cause) => File = file;

    private ModelRefusedException(string file, string expected, string found, long bytes)
        : this(file, $"its SHA-256 is {found} over {bytes} bytes where {expected} was recorded; it was changed or cut short. Restore the file, or train the model again.") =>
        (Expected, Found) = (expected, found);

    /// <summary>The file within the model directory.</summary>
    public string File { get; }

    /// <summary>The recorded SHA-256, when it is another than the file's.</summary>
    public string? Expected { get; }

    /// <summary>The SHA-256 of the bytes that were read, when it is another than the recorded one.</summary>
    public string? Found { get; }

    internal static ModelRefusedException ForHash(string file, string expected, string found, long bytes) => new(file, expected, found, bytes);
}
