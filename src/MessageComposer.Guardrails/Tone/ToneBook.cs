using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Matching;

namespace MessageComposer.Guardrails.Tone;

/// <summary>What a word of a tone file is.</summary>
internal enum ToneWordKind : byte
{
    Never,
    ParticleUsed,
    ParticleNever,
    Slang,
    Avoid,
}

/// <param name="Slang">For <see cref="ToneWordKind.Slang"/>.</param>
/// <param name="Instead">For <see cref="ToneWordKind.Avoid"/>: the word to use.</param>
internal sealed record ToneWord(ToneWordKind Kind, string Text, ToneSlang? Slang = null, string? Instead = null);

/// <summary>The words of one tone file, compiled. A word that is listed to be never used and also to be replaced is reported once, with its replacement.</summary>
internal sealed class ToneBook
{
    private ToneBook(ToneDefinition definition, PhraseShare phrases, IReadOnlyList<ToneWord> words)
    {
        Definition = definition;
        Phrases = phrases;
        Words = words;
    }

    public ToneDefinition Definition { get; }

    public PhraseShare Phrases { get; }

    /// <summary>By the number of the phrase in its share.</summary>
    public IReadOnlyList<ToneWord> Words { get; }

    public static ToneBook Compile(ToneDefinition definition, PhraseBook.Builder phrases)
    {
        int before = phrases.Count;
        List<ToneWord> words = [];
        foreach ((string avoid, string instead) in definition.Prefer) Add(new ToneWord(ToneWordKind.Avoid, avoid, Instead: instead));
        foreach (string never in definition.Never)
            if (!definition.Prefer.ContainsKey(never)) Add(new ToneWord(ToneWordKind.Never, never));
        foreach (string particle in definition.Particles.Use) Add(new ToneWord(ToneWordKind.ParticleUsed, particle));
        foreach (string particle in definition.Particles.Never) Add(new ToneWord(ToneWordKind.ParticleNever, particle));
        foreach (ToneSlang slang in definition.Slang) Add(new ToneWord(ToneWordKind.Slang, slang.Word, slang));
        return new ToneBook(definition, phrases.Since(before), words);

        void Add(ToneWord word)
        {
            if (phrases.Add(word.Text) >= 0) words.Add(word);
        }
    }
}
