using System.Formats.Tar;
using System.Net;
using System.Text.Json;

namespace Mainspring.Client.Datasets;

/// <summary>A folder on its way to the server: a tar whose first member lists all files, followed by those that are sent.</summary>
/// <param name="folder">Where the files are.</param>
/// <param name="files">All of them.</param>
/// <param name="omitted">The hashes of those that the server has.</param>
internal sealed class FolderContent(string folder, IReadOnlyList<DatasetFileInfo> files, IReadOnlySet<string> omitted) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "list.json") { DataStream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new DatasetFileList(files), DatasetsJson.Default.DatasetFileList)) });
        foreach (DatasetFileInfo file in files.Where(file => !omitted.Contains(file.Sha256)))
        {
            await using FileStream bytes = File.OpenRead(Path.Combine(folder, file.Path));
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, $"files/{file.Path}") { DataStream = bytes });
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
