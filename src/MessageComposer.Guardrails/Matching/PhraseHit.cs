using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <summary>How a phrase stands in the text.</summary>
internal enum Spelling : byte
{
    /// <summary>Letter by letter with its marks.</summary>
    Exact,

    /// <summary>Some marks are left out, none is another one.</summary>
    Partial,

    /// <summary>All marks are left out.</summary>
    Bare,

    /// <summary>Split, joined, stretched or with digits and symbols for letters.</summary>
    Disguised,
}

/// <summary>One phrase found in a text.</summary>
/// <param name="Phrase">Its number in the book.</param>
/// <param name="Key">Where it stands in the keys.</param>
/// <param name="FirstWord">The first word of the text it covers.</param>
/// <param name="LastWord">The last one.</param>
internal readonly record struct PhraseHit(int Phrase, TextSpan Key, int FirstWord, int LastWord, Spelling Spelling);
