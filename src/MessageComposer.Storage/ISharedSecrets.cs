namespace MessageComposer.Storage;

/// <summary>
/// What all nodes of an installation must agree on and nobody else may know: registered where they share a database. On the embedded one such secrets are
/// files beside it. Thread-safe.
/// </summary>
public interface ISharedSecrets
{
    /// <summary>Values whose names begin so, by name.</summary>
    IReadOnlyList<byte[]> List(string prefix);

    /// <summary>Keeps the value unless there is one of this name already.</summary>
    /// <returns>The value that is kept, the same on every node.</returns>
    byte[] KeepFirst(string name, byte[] value);
}
