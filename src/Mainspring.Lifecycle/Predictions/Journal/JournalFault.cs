namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>Why the journal cannot be written, in words that may be shown to callers: the system's, without the path of the file.</summary>
internal static class JournalFault
{
    private const string BeforePath = " : '";

    public static string Describe(Exception failure)
    {
        int path = failure.Message.IndexOf(BeforePath, StringComparison.Ordinal);
        return failure is DirectoryNotFoundException or FileNotFoundException ? "A folder or file of the journal is missing."
            : path < 0 ? failure.Message
            : failure.Message[..path];
    }
}
