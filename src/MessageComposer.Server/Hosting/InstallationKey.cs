using System.Security.Cryptography;
using MessageComposer.Storage;

namespace MessageComposer.Server.Hosting;

/// <summary>The secret that makes this installation's pseudonyms and the hashes of request keys: made once, kept beside the database, or in it where several nodes share one. Losing it turns every customer's arm anew.</summary>
internal static class InstallationKey
{
    private const string FileName = "pseudonym.key";
    private const string SecretName = "pseudonym";
    private const int Bytes = 32;

    /// <param name="shared">Null: this node is the only one.</param>
    /// <exception cref="StartRefusedException">What is kept is no key.</exception>
    public static byte[] ReadOrMake(StorageOptions storage, ISharedSecrets? shared)
    {
        if (shared is not null)
            return shared.KeepFirst(SecretName, RandomNumberGenerator.GetBytes(Bytes)) is { Length: Bytes } secret ? secret : throw new StartRefusedException($"The secret {SecretName} in the database is not a key of {Bytes} bytes. Restore it from a backup.");
        string folder = Path.GetFullPath(storage.Path);
        string path = Path.Combine(folder, FileName);
        Directory.CreateDirectory(folder);
        if (!File.Exists(path)) Make(path);
        byte[] key = File.ReadAllBytes(path);
        return key.Length == Bytes ? key : throw new StartRefusedException($"{path} is not a key of {Bytes} bytes. Restore it from a backup.");
    }

    /// <summary>Written aside and linked into place, so that two processes starting at once agree on one whole key.</summary>
    private static void Make(string path)
    {
        string draft = $"{path}.{Guid.NewGuid():N}";
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (FileStream file = new(draft, options)) file.Write(RandomNumberGenerator.GetBytes(Bytes));
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
