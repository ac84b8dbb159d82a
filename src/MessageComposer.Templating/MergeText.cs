using System.Diagnostics.CodeAnalysis;
using MessageComposer.Templating.Nodes;
using MessageComposer.Templating.Rendering;
using MessageComposer.Templating.Syntax;

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
/// A field may hold paths, indexes by whole numbers, <c>+ - * /</c> with other paths and numbers, and bare filters. Text literals are refused: they are copy.
/// A merge field that touches a letter or digit is refused (its value would run into the word); touching punctuation or a currency sign is fine.
/// Immutable and thread-safe.
/// </summary>
public sealed class MergeText
{
    private readonly TemplateOptions _options;
    private readonly MergeField?[] _fields;
    private readonly MergeSegment[] _segments;

    private MergeText(string source, TemplateOptions options, MergeTextParser parsed)
    {
        Source = source;
        _segments = [.. parsed.Segments];
        Segments = Array.AsReadOnly(_segments);
        Paths = [.. parsed.Segments.SelectMany(segment => segment.Paths).Distinct(StringComparer.Ordinal)];
        _options = options;
        _fields = [.. parsed.Fields];
    }

    public string Source { get; }

    public IReadOnlyList<MergeSegment> Segments { get; }

    /// <summary>Every path any field reads, without duplicates.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <param name="policy">Null allows every path and filter: for tools that only look at the structure.</param>
    /// <param name="errors">All that is wrong with the copy, in the order it stands; empty where it is sound.</param>
    public static bool TryParse(
        string source, string name, MergePolicy? policy, TemplateOptions? options, [NotNullWhen(true)] out MergeText? copy, out IReadOnlyList<TemplateError> errors)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= TemplateOptions.Default;
        MergeTextParser parser = new(source, policy, options);
        errors = [.. parser.Parse().Select(problem => SourcePosition.Error(name, source, problem.Position, problem.Message))];
        copy = errors.Count == 0 ? new MergeText(source, options, parser) : null;
        return copy is not null;
    }

    /// <summary>Fills every field; one that is null, blank or fails makes the copy unfillable. Allocates the result only.</summary>
    /// <exception cref="ArgumentException">The culture is none of <c>""</c>, <c>en-US</c>, <c>vi-VN</c>.</exception>
    public MergeFill Fill(IModelObject model, string? culture = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        RenderCulture known = RenderCulture.TryFind(culture ?? _options.Culture) ?? throw new ArgumentException("Unknown culture.", nameof(culture));
        RenderFrame frame = RenderFrame.Rent(model, known, _options, variableCount: 0, loopCount: 0);
        int segment = 0;
        try
        {
            FilledSpan[] spans = new FilledSpan[_fields.Length];
            for (; segment < spans.Length; segment++)
            {
                int start = frame.Output.Length;
                ref readonly MergeSegment source = ref _segments[segment];
                if (_fields[segment] is not { } field) frame.Print(Source.AsSpan(source.Start, source.Length), source.Start);
                else if (!TryFill(field, frame)) return Unfillable(segment, frame);
                spans[segment] = new FilledSpan(start, frame.Output.Length - start, segment);
            }
            return new MergeFill(frame.Output.CutFrom(0), null, spans);
        }
        catch (TemplateFailure)
        {
            return Unfillable(segment, frame);
        }
        finally
        {
            frame.Return();
        }
    }

    /// <summary>A missing link of a path is looked for first: it is common, and an exception for each recipient would be dear.</summary>
    private static bool TryFill(MergeField field, RenderFrame frame)
    {
        Value value = default;
        foreach (MergeRead read in field.Reads)
            if (read.Node is PathExpression path && !path.TryRead(frame, out value, out _)) return false;
        if (field.Expression is not PathExpression) value = field.Expression.Evaluate(frame);
        if (value.IsBlank) return false;
        frame.Print(value, field.Expression.Position);
        return true;
    }

    /// <summary>Names the first path of the field that is null or blank, or else the field's expression.</summary>
    private MergeFill Unfillable(int segment, RenderFrame frame)
    {
        MergeField? field = _fields[segment];
        IReadOnlyList<string> paths = _segments[segment].Paths;
        string missing = paths.Count == 1 ? paths[0] : Source.Substring(_segments[segment].Start, _segments[segment].Length).Trim('{', '}', ' ');
        for (int i = 0; paths.Count > 1 && i < field!.Reads.Length; i++)
        {
            if (!IsMissing(field.Reads[i].Node, frame)) continue;
            missing = field.Reads[i].Path;
            break;
        }
        return new MergeFill(null, missing, []);
    }

    private static bool IsMissing(Expression node, RenderFrame frame)
    {
        try
        {
            return node is PathExpression path ? !path.TryRead(frame, out Value value, out _) || value.IsBlank : node.Evaluate(frame).IsBlank;
        }
        catch (TemplateFailure)
        {
            return true;
        }
    }
}
