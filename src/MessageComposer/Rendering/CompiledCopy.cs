using System.Diagnostics.CodeAnalysis;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Templating;

namespace MessageComposer.Rendering;

/// <summary>Copy with its merge fields parsed: compiled once, filled for each recipient. Immutable and thread-safe.</summary>
public sealed class CompiledCopy
{
    private readonly IReadOnlyList<KeyValuePair<string, MergeText>> _fields;

    private CompiledCopy(IReadOnlyList<KeyValuePair<string, MergeText>> fields)
    {
        _fields = fields;
        Paths = [.. fields.SelectMany(field => field.Value.Paths).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Every path its merge fields read.</summary>
    public IReadOnlyList<string> Paths { get; }

    public static bool TryCompile(IReadOnlyList<KeyValuePair<string, string>> fields, MergePolicy policy, [NotNullWhen(true)] out CompiledCopy? copy, out IReadOnlyList<TemplateError> errors)
    {
        List<KeyValuePair<string, MergeText>> compiled = new(fields.Count);
        List<TemplateError> found = [];
        foreach ((string id, string source) in fields)
        {
            if (MergeText.TryParse(source, id, policy, TemplateLanguage.Options, out MergeText? text, out IReadOnlyList<TemplateError> faults)) compiled.Add(new(id, text));
            else found.AddRange(faults);
        }
        errors = found;
        copy = found.Count == 0 ? new CompiledCopy(compiled) : null;
        return copy is not null;
    }

    public RenderedText Render(BriefModel model, ChannelDefinition channel)
    {
        string culture = TemplateLanguage.CultureOf(model.Brief.Locale);
        List<CheckedField> rendered = new(_fields.Count);
        foreach ((string id, MergeText text) in _fields)
        {
            MergeFill fill = text.Fill(model, culture);
            if (fill.Text is null) return RenderedText.Unfillable(fill.MissingPath!);
            if (fill.Text.Length > 0) rendered.Add(new CheckedField(id, fill.Text, ValuesOf(text, fill)));
        }
        foreach (FieldDefinition field in channel.Fields)
        {
            if (field.Required && !rendered.Exists(given => given.Id == field.Id)) return RenderedText.Unfillable(field.Id);
        }
        return RenderedText.Of(rendered);
    }

    /// <summary>Only those fields that can be filled: for texts whose fields stand alone.</summary>
    public RenderedText RenderFillable(BriefModel model)
    {
        string culture = TemplateLanguage.CultureOf(model.Brief.Locale);
        List<CheckedField> rendered = new(_fields.Count);
        foreach ((string id, MergeText text) in _fields)
        {
            MergeFill fill = text.Fill(model, culture);
            if (fill.Text is { Length: > 0 }) rendered.Add(new CheckedField(id, fill.Text, ValuesOf(text, fill)));
        }
        return RenderedText.Of(rendered);
    }

    /// <summary>Where a stretch of a rendered field comes from in the copy; a merge field that it touches counts whole. Null where it is of no field.</summary>
    public (int Start, int Length)? PlaceInCopy(string field, BriefModel model, int start, int length)
    {
        foreach ((string id, MergeText text) in _fields)
        {
            if (id != field) continue;
            MergeFill fill = text.Fill(model, TemplateLanguage.CultureOf(model.Brief.Locale));
            if (fill.Text is null || length <= 0 || start < 0 || start + length > fill.Text.Length) return null;
            int from = PlaceInCopy(text, fill, start, atEnd: false);
            return (from, PlaceInCopy(text, fill, start + length - 1, atEnd: true) - from);
        }
        return null;
    }

    private static int PlaceInCopy(MergeText text, MergeFill fill, int at, bool atEnd)
    {
        FilledSpan span = fill.Spans.First(candidate => at < candidate.Start + candidate.Length);
        MergeSegment segment = text.Segments[span.Segment];
        if (segment.IsField) return atEnd ? segment.Start + segment.Length : segment.Start;
        return segment.Start + (at - span.Start) + (atEnd ? 1 : 0);
    }

    private static List<MergedValue> ValuesOf(MergeText text, MergeFill fill)
    {
        List<MergedValue> values = [];
        foreach (FilledSpan span in fill.Spans)
        {
            MergeSegment segment = text.Segments[span.Segment];
            if (segment.IsField) values.Add(new MergedValue(span.Start, span.Length, segment.Paths));
        }
        return values;
    }
}
