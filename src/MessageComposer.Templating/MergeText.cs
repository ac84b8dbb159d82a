using System.Diagnostics.CodeAnalysis;

namespace MessageComposer.Templating;

/// <summary>What copy may merge: paths of the model and bare filters. Anything else is refused when the copy is compiled.</summary>
/// <param name="Paths">Dotted paths without indexes; an indexed read of a listed path (<c>product.review_highlights[0]</c>) is allowed. <c>x.*</c> allows each member of x.</param>
/// <param name="Filters">Bare names out of <see cref="TemplateOptions.Functions"/>.</param>
public sealed record MergePolicy(IReadOnlySet<string> Paths, IReadOnlySet<string> Filters);

/// <summary>One stretch of copy: a literal, or a merge field with the paths it reads. Spans are UTF-16 offsets in the source.</summary>
public readonly record struct MergeSegment(int Start, int Length, bool IsField, IReadOnlyList<string> Paths);

/// <summary>One stretch of filled copy: where it stands in the filled text, and the segment of the copy it came from.</summary>
public readonly record struct FilledSpan(int Start, int Length, int Segment);

/// <summary>Copy with its merge fields filled.</summary>
/// <param name="Text">Null where a field was null, blank or failed.</param>
/// <param name="MissingPath">The path (or the expression) that could not be filled, where <paramref name="Text"/> is null.</param>
/// <param name="Spans">Each segment's place in <paramref name="Text"/>, in order, covering it wholly.</param>
public readonly record struct MergeFill(string? Text, string? MissingPath, IReadOnlyList<FilledSpan> Spans);

/// <summary>
/// Copy from a model or a reviewer: text and <c>{{ expression }}</c> over an allow-list, no statements, no comments, no raw blocks, no white-space markers.
/// A merge field that touches a letter or digit is refused (its value would run into the word); touching punctuation or a currency sign is fine.
/// Immutable and thread-safe.
/// </summary>
public sealed class MergeText
{
    private MergeText(string source) => Source = source;

    public string Source { get; }

    public IReadOnlyList<MergeSegment> Segments { get; } = [];

    /// <summary>Every path any field reads, without duplicates.</summary>
    public IReadOnlyList<string> Paths { get; } = [];

    /// <param name="policy">Null allows every path and filter: for tools that only look at the structure.</param>
    public static bool TryParse(string source, string name, MergePolicy? policy, TemplateOptions? options, [NotNullWhen(true)] out MergeText? copy, out IReadOnlyList<TemplateError> errors) =>
        throw new NotImplementedException();

    /// <summary>Fills every field; one that is null, blank or fails makes the copy unfillable. Allocates the result only.</summary>
    public MergeFill Fill(IModelObject model, string? culture = null) =>
        throw new NotImplementedException();
}
