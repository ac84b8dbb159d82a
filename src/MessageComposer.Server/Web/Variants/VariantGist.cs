using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Review;

namespace MessageComposer.Server.Web.Variants;

/// <summary>What tells one text from another at a glance: as the usual customer reads it, else as it is written.</summary>
internal static class VariantGist
{
    private const int MostOfName = 60;

    public static string Of(Variant variant, ContentSnapshot content, DateTimeOffset now) =>
        Join(CopyPreview.Usual(variant, content, now)?.Fields is { } rendered ? rendered.Select(field => (field.Id, field.Text)) : variant.Fields.Select(field => (field.Key, field.Value)));

    /// <summary>A few words of it, to name it by in a sentence.</summary>
    public static string NameOf(Variant variant, ContentSnapshot content, DateTimeOffset now)
    {
        string gist = Of(variant, content, now);
        System.Globalization.StringInfo text = new(gist);
        return text.LengthInTextElements <= MostOfName ? gist : text.SubstringByTextElements(0, MostOfName).TrimEnd() + "…";
    }

    private static string Join(IEnumerable<(string Id, string Text)> fields) =>
        string.Join(" · ", fields.Where(field => field.Id is not ("cta_label" or "cta_url" or "preheader")).Take(2).Select(field => field.Text.ReplaceLineEndings(" ")));
}
