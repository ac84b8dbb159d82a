using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Rules;

/// <summary>The buffers of one check, kept per thread: a check allocates what it reports and little else.</summary>
internal sealed class CheckRun
{
    /// <summary>Buffers that a giant text has grown are let go.</summary>
    private const int MostKept = 16_384;

    [ThreadStatic] private static CheckRun? _spare;

    private readonly List<FoldedText> _pool = [];

    public RuleJudge Judge { get; } = new();

    public List<FoldedText> Fields { get; } = [];

    /// <summary>Takes the thread's run; a check inside a check gets a new one.</summary>
    public static CheckRun Rent()
    {
        CheckRun run = _spare ?? new CheckRun();
        _spare = null;
        return run;
    }

    public FoldedText Next()
    {
        if (_pool.Count == Fields.Count) _pool.Add(new FoldedText());
        FoldedText field = _pool[Fields.Count];
        Fields.Add(field);
        return field;
    }

    public void Return()
    {
        foreach (FoldedText field in Fields)
            if (field.Original.Length > MostKept) return;
        Fields.Clear();
        _spare = this;
    }
}
