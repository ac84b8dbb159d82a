namespace MessageComposer.Templating.Rendering;

/// <summary>Where one loop stands.</summary>
internal struct LoopPlace
{
    public Value Item;
    public int Index;
    public int Length;
}

/// <summary>
/// Everything one render changes: output, variables, loops, captures. Frames are kept per thread, so that a render allocates only its result;
/// a render started while another runs on the same thread (by a host function) gets a frame of its own.
/// </summary>
internal sealed class RenderFrame
{
    private const int LargestKeptBuffer = 65_536;

    [ThreadStatic]
    private static RenderFrame? t_spare;

    private Value[] _variables = [];
    private bool[] _assigned = [];
    private LoopPlace[] _loops = [];
    private int _variableCount;
    private int _loopCount;
    private int _openLoops;
    private int _steps;

    public TextBuffer Output { get; } = new();

    public IModelObject Model { get; private set; } = ModelObject.Empty;

    public RenderCulture Culture { get; private set; } = RenderCulture.Invariant;

    public TemplateOptions Options { get; private set; } = TemplateOptions.Default;

    public Dictionary<string, string>? Captures { get; private set; }

    public static RenderFrame Rent(IModelObject model, RenderCulture culture, TemplateOptions options, int variableCount, int loopCount)
    {
        RenderFrame frame = t_spare ?? new RenderFrame();
        t_spare = null;
        frame.Model = model;
        frame.Culture = culture;
        frame.Options = options;
        frame.Output.Limit = options.MaxOutputChars;
        if (frame._variables.Length < variableCount)
        {
            frame._variables = new Value[variableCount];
            frame._assigned = new bool[variableCount];
        }
        if (frame._loops.Length < loopCount) frame._loops = new LoopPlace[loopCount];
        frame._variableCount = variableCount;
        frame._loopCount = loopCount;
        return frame;
    }

    public void Return()
    {
        Model = ModelObject.Empty;
        Captures = null;
        Output.Clear();
        _openLoops = 0;
        _steps = 0;
        if (_variableCount > 0)
        {
            Array.Clear(_variables, 0, _variableCount);
            Array.Clear(_assigned, 0, _variableCount);
        }
        if (_loopCount > 0) Array.Clear(_loops, 0, _loopCount);
        if (Output.Capacity <= LargestKeptBuffer) t_spare = this;
    }

    /// <summary>In the reference a member of the model hides a function of its name: such a model is refused.</summary>
    public void RefuseMembersNamed(string[] functionNames)
    {
        foreach (string name in functionNames)
            if (Model.TryGetMember(name, out _)) throw new TemplateFailure(0, $"the model has a member named like the function or group `{name}`");
    }

    public void Assign(int slot, in Value value)
    {
        _variables[slot] = value;
        _assigned[slot] = true;
    }

    /// <summary>False where nothing was assigned yet: the name then means the model's.</summary>
    public bool TryReadVariable(int slot, out Value value)
    {
        value = _variables[slot];
        return _assigned[slot];
    }

    public ref LoopPlace Loop(int depth) => ref _loops[depth];

    /// <summary>All steps inside one outermost loop are counted together.</summary>
    public void EnterLoop()
    {
        if (_openLoops++ == 0) _steps = 0;
    }

    public void LeaveLoop() => _openLoops--;

    /// <summary>A function that walks a list counts as a loop of its own outside loops, and into the loop it runs in.</summary>
    public void Steps(int count, int position)
    {
        if (_openLoops == 0) _steps = 0;
        if (count > Options.LoopLimit - _steps) throw new TemplateFailure(position, $"more than {Options.LoopLimit} loop steps");
        _steps += count;
    }

    public void KeepCapture(string name, string text) => (Captures ??= new Dictionary<string, string>(StringComparer.Ordinal))[name] = text;

    public void Print(in Value value, int position)
    {
        try
        {
            if (!ValueText.TryAppend(value, Culture, Output)) throw new TemplateFailure(position, "a list or an object cannot be printed");
        }
        catch (TextLimitException)
        {
            throw TooLong(position);
        }
    }

    public void Print(ReadOnlySpan<char> text, int position)
    {
        try
        {
            Output.Append(text);
        }
        catch (TextLimitException)
        {
            throw TooLong(position);
        }
    }

    /// <summary>Refuses a string longer than the limit.</summary>
    public Value Bounded(string text, int position) => text.Length <= Options.MaxOutputChars ? Value.Of(text) : throw TooLong(position);

    public TemplateFailure TooLong(int position) => new(position, $"the text grew longer than {Options.MaxOutputChars} characters");
}
