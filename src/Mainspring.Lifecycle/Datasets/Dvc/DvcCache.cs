using Mainspring.Data.Hashing;

namespace Mainspring.Lifecycle.Datasets.Dvc;

/// <summary>Contents in a folder in the places of DVC: <c>files/md5/ab/cdef…</c>. Files in it cannot be written to, and are copied, never linked, into the working folder.</summary>
/// <param name="folder">The folder; made when the first content comes.</param>
public sealed class DvcCache(string folder)
{
    /// <summary>Where a content lies, or would lie.</summary>
    public string Locate(DvcHash hash) => Path.Combine(folder, hash.Key);

    /// <summary>Whether a content is here. One of DVC 2 may lie in the new place too, since DVC 3 moves them.</summary>
    public bool Contains(DvcHash hash) => File.Exists(Locate(hash));

    /// <summary>Keeps a copy of a file.</summary>
    public void Put(DvcHash hash, string file)
    {
        if (Contains(hash))
        {
            return;
        }

        string temporary = Incoming();
        File.Copy(file, temporary);
        Take(hash, temporary);
    }

    /// <summary>Keeps some bytes.</summary>
    public void Put(DvcHash hash, byte[] bytes)
    {
        if (!Contains(hash))
        {
            string temporary = Incoming();
            File.WriteAllBytes(temporary, bytes);
            Take(hash, temporary);
        }
    }

    /// <summary>A new file for a content that is to come; <see cref="Take"/> it or delete it.</summary>
    public string Incoming()
    {
        string incoming = Path.Combine(folder, "incoming");
        Directory.CreateDirectory(incoming);
        return Path.Combine(incoming, Guid.NewGuid().ToString("n"));
    }

    /// <summary>Makes a file of <see cref="Incoming"/> the content of a hash.</summary>
    /// <exception cref="DvcException">Its bytes are others; the file is gone.</exception>
    public void Take(DvcHash hash, string file)
    {
        string md5 = hash.IsOld && !hash.IsFolder ? DvcText.OldMd5Of(file) : FileHashes.Of(file).Md5;
        if (md5 != hash.Md5 && !(hash.IsOld && FileHashes.Of(file).Md5 == hash.Md5))
        {
            File.Delete(file);
            throw new DvcException($"The bytes for {hash} have the MD5 {md5}: they are damaged or were changed. Push them again from a machine that has them whole.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Locate(hash))!);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        File.Move(file, Locate(hash), overwrite: true);
    }

    /// <summary>The list of a folder.</summary>
    /// <exception cref="FileNotFoundException">It is not here.</exception>
    public DvcFolder ReadFolder(DvcHash hash) => DvcFolder.Parse(File.ReadAllBytes(Locate(hash)));
}
