namespace MessageComposer.Messages.Reading;

/// <summary>A brief, or every mistake of the request keyed by JSON path (<c>products[0].price</c>; <c>$</c> is the whole). Exactly one is given.</summary>
public readonly record struct IntakeResult(Brief? Brief, IReadOnlyDictionary<string, IReadOnlyList<string>>? Faults);

/// <summary>Collects faults by JSON path; made only when the first one is met.</summary>
internal sealed class IntakeFaults
{
    private readonly Dictionary<string, IReadOnlyList<string>> _byPath = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IReadOnlyList<string>> ByPath => _byPath;

    public int Count { get; private set; }

    public void Add(string path, string message)
    {
        if (!_byPath.TryGetValue(path, out IReadOnlyList<string>? messages)) _byPath[path] = messages = new List<string>(1);
        ((List<string>)messages).Add(message);
        Count++;
    }
}
