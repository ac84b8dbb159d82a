namespace MessageComposer.Guardrails.Definitions;

/// <summary>
/// A tone file: <c>tone/&lt;segment&gt;.yaml</c>, <c>tone/motive-&lt;motive&gt;.yaml</c> or <c>tone/brand.yaml</c> (the house voice, under all others).
/// Used twice: as instructions to the model and as rules.
/// </summary>
public sealed record ToneDefinition
{
    public required string Locale { get; init; }

    /// <summary>The segment or the motive it speaks for; both null in <c>brand.yaml</c>.</summary>
    public string? Segment { get; init; }

    public string? Motive { get; init; }

    public required string Owner { get; init; }

    /// <summary>Goes into the prompt word for word.</summary>
    public required string Voice { get; init; }

    /// <summary>Only segment files have one.</summary>
    public ToneAddress? Address { get; init; }

    public ToneParticles Particles { get; init; } = new();

    public IReadOnlyList<ToneSlang> Slang { get; init; } = [];

    /// <summary>Words this voice never uses: a finding of category <c>tone</c>.</summary>
    public IReadOnlyList<string> Never { get; init; } = [];

    public ToneLimits Limits { get; init; } = new();

    /// <summary>Word → the one to use in its place.</summary>
    public IReadOnlyDictionary<string, string> Prefer { get; init; } = new Dictionary<string, string>();

    /// <summary>How to say what a scenario's <c>mentions</c> ask for, by mention id.</summary>
    public IReadOnlyDictionary<string, ToneSaying> Say { get; init; } = new Dictionary<string, ToneSaying>();

    /// <summary>Lines in this voice; checked when saved.</summary>
    public IReadOnlyList<string> Good { get; init; } = [];

    public IReadOnlyList<ToneBadLine> Bad { get; init; } = [];

    public SourcePlace Source { get; init; } = SourcePlace.None;
}

/// <summary>Forms of address. <c>{title}</c>, <c>{name}</c> and <c>{you}</c> are filled from the customer.</summary>
public sealed record ToneAddress
{
    /// <summary>A fixed form (<c>bạn</c>) or <c>{title}</c>.</summary>
    public required string You { get; init; }

    /// <summary>The form where the title is unknown; default <see cref="You"/>.</summary>
    public string? YouUnknown { get; init; }

    /// <summary><c>never</c> or <c>if_known</c>: whether a given title is used.</summary>
    public string Title { get; init; } = "never";

    /// <summary>Greeting with a name (<c>{name} ơi</c>) or without one (<c>Chào {you}</c>).</summary>
    public required string Hello { get; init; }

    /// <summary>Greeting where the name is unknown; default <see cref="Hello"/>.</summary>
    public string? HelloUnknown { get; init; }

    /// <summary>What the shop calls itself; the first one fills <c>address.shop</c>.</summary>
    public required IReadOnlyList<string> Shop { get; init; }

    /// <summary>Forms that whoever writes may choose too; the service never fills them in.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Channel → form where the title is unknown.</summary>
    public IReadOnlyDictionary<string, string> UnknownIn { get; init; } = new Dictionary<string, string>();

    /// <summary>Channel → form always used there.</summary>
    public IReadOnlyDictionary<string, string> AlwaysIn { get; init; } = new Dictionary<string, string>();
}

public sealed record ToneParticles
{
    public IReadOnlyList<string> Use { get; init; } = [];

    public int? MaxPerMessage { get; init; }

    public IReadOnlyList<string> Never { get; init; } = [];
}

/// <param name="Until">Last day it sounds fresh; from the next day on it is a warning.</param>
public sealed record ToneSlang(string Word, DateOnly Until, IReadOnlyList<string> NotIn);

public sealed record ToneLimits
{
    public int? SentenceWords { get; init; }

    public int? Exclamations { get; init; }

    /// <summary><c>names_only</c> or null.</summary>
    public string? Capitals { get; init; }

    /// <summary>Channel → most emoji in a message.</summary>
    public IReadOnlyDictionary<string, int> Emoji { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<string> EmojiNever { get; init; } = [];
}

/// <param name="Texts">Wordings that count as saying it.</param>
/// <param name="OnlyIf">Fact path that must be given before anybody may say it.</param>
public sealed record ToneSaying(IReadOnlyList<string> Texts, string? OnlyIf);

public sealed record ToneBadLine(string Text, string Why);
