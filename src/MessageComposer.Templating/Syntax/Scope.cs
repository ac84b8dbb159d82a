using MessageComposer.Templating.Functions;
using MessageComposer.Templating.Nodes;

namespace MessageComposer.Templating.Syntax;

/// <summary>What names mean while a template is parsed: variables, loops, functions; and which paths of the model are read.</summary>
internal sealed class Scope(TemplateOptions options)
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly List<NameExpression> _names = [];
    private readonly List<OpenLoop> _loops = [];
    private readonly List<string> _paths = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _functionNames = new(StringComparer.Ordinal);

    /// <param name="Path">The path of the model the loop walks, where it walks one: its items' members are members of that path.</param>
    private readonly record struct OpenLoop(string Variable, string? Path, bool InBody);

    public IReadOnlyList<string> Paths => _paths;

    /// <summary>The groups and host functions that are called: a model that has members of these names would hide them.</summary>
    public IReadOnlyCollection<string> FunctionNames => _functionNames;

    public int VariableCount => _slots.Count;

    /// <summary>The most loops that stand inside one another.</summary>
    public int LoopCount { get; private set; }

    public int LoopDepth => _loops.Count;

    public bool InsideLoopBody => _loops.Count > 0 && _loops[^1].InBody;

    /// <summary>The slot of a variable that is assigned or captured somewhere.</summary>
    public int SlotOf(string name)
    {
        if (!_slots.TryGetValue(name, out int slot)) _slots.Add(name, slot = _slots.Count);
        return slot;
    }

    public void OpenLoopBody(string variable, string? path)
    {
        _loops.Add(new OpenLoop(variable, path, InBody: true));
        LoopCount = Math.Max(LoopCount, _loops.Count);
    }

    /// <summary>The <c>else</c> of a loop sees neither its variable nor its <c>for</c>, and cannot leave it.</summary>
    public void OpenLoopElse() => _loops[^1] = new OpenLoop("", null, InBody: false);

    public void CloseLoop() => _loops.RemoveAt(_loops.Count - 1);

    public void UseFunction(string name) => _functionNames.Add(name);

    public TemplateFunction? HostFunction(string name)
    {
        foreach (HostFunctionDefinition host in options.Functions)
        {
            if (host.Name != name) continue;
            UseFunction(name);
            return TemplateFunction.Of(host);
        }
        return null;
    }

    public bool IsHostFunction(string name)
    {
        foreach (HostFunctionDefinition host in options.Functions)
            if (host.Name == name) return true;
        return false;
    }

    /// <summary>The node that reads a name, and the path of the model it stands for (null for a variable).</summary>
    public Expression Resolve(string name, int position, out string? path)
    {
        for (int depth = _loops.Count - 1; depth >= 0; depth--)
        {
            if (!_loops[depth].InBody || _loops[depth].Variable != name) continue;
            path = _loops[depth].Path;
            return new LoopItem(position, depth);
        }
        path = _slots.ContainsKey(name) ? null : name;
        NameExpression node = new(position, name);
        _names.Add(node);
        return node;
    }

    public void AddPath(string path)
    {
        if (_known.Add(path)) _paths.Add(path);
    }

    /// <summary>Gives each name that is assigned anywhere its slot, once the whole text was read.</summary>
    public void Link()
    {
        foreach (NameExpression name in _names)
            if (_slots.TryGetValue(name.Name, out int slot)) name.Slot = slot;
    }
}
