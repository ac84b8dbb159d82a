namespace MessageComposer.Storage.Records;

/// <summary>
/// Whether a moment's wait would fill the next group: a group of three costs a remote store, and the processors it shares with us, nearly as much as one of
/// twelve (decision 0015). So many records are waited for as have lately come, never more: where every caller waits already, nobody else will come.
/// </summary>
internal sealed class GroupPace
{
    /// <summary>What a wait for more would gain is lost in the waiting.</summary>
    public const int Most = 8;

    /// <summary>With so few at a time the store keeps up without.</summary>
    public const int Least = 4;

    private int _usual;

    public bool IsWorthAWait(int waiting)
    {
        _usual = Math.Min(Most, Math.Max(_usual, waiting));
        return _usual >= Least && !IsEnough(waiting);
    }

    public bool IsEnough(int waiting) => waiting >= _usual;

    /// <summary>So many had come when the wait was over.</summary>
    public void Waited(int waiting) => _usual = Math.Min(_usual, waiting);
}
