using System.Globalization;
using MessageComposer.Guardrails.Definitions;
using Microsoft.Net.Http.Headers;

namespace MessageComposer.Server.Web;

/// <summary>Who reads a page: in which language, in which light. From cookies, else from what the browser says.</summary>
internal sealed class Reader
{
    public const string LanguageCookie = "composer-language";
    public const string ThemeCookie = "composer-theme";

    public static IReadOnlyList<string> Languages { get; } = ["vi", "en"];

    /// <summary><c>auto</c> follows the device.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["auto", "light", "dark"];

    private static readonly CultureInfo s_vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-GB");

    public Reader(IHttpContextAccessor accessor)
    {
        HttpRequest? request = accessor.HttpContext?.Request;
        Language = request?.Cookies[LanguageCookie] is { } language && Languages.Contains(language) ? language : Accepted(request);
        Theme = request?.Cookies[ThemeCookie] is { } theme && Themes.Contains(theme) ? theme : "auto";
    }

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public string Language { get; }

    public string Theme { get; }

    public bool IsVietnamese => Language == "vi";

    public CultureInfo Culture => IsVietnamese ? s_vietnamese : s_english;

    public string Say(LocalName words) => IsVietnamese ? words.Vi : words.En;

    public string Say(LocalName words, params object?[] values) => string.Format(Culture, Say(words), values);

    /// <summary>The home market's language unless the browser prefers English.</summary>
    private static string Accepted(HttpRequest? request)
    {
        IList<StringWithQualityHeaderValue> wished = request?.GetTypedHeaders().AcceptLanguage ?? [];
        foreach (StringWithQualityHeaderValue wish in wished.OrderByDescending(wish => wish.Quality ?? 1))
        {
            string language = wish.Value.ToString().Split('-')[0].ToLowerInvariant();
            if (Languages.Contains(language)) return language;
        }
        return "vi";
    }
}
