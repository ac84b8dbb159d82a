using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using MessageComposer.Templating;

namespace MessageComposer.Messages.Reading;

/// <summary>
/// A JSON reader that never throws on bad input: each getter gives the value or null, and a fault where the value is of the wrong kind,
/// too long or out of range. Nothing is truncated.
/// </summary>
internal ref struct WireReader
{
    public const int MaxListItems = 50;
    public const string TooMany = "holds more than 50 items";

    /// <summary>Largest amount taken in, in đồng.</summary>
    public const long MaxMoney = 1_000_000_000_000;

    private const int MaxNameBytes = 256;

    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _json;
    private IntakeFaults? _faults;

    public WireReader(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 16, CommentHandling = JsonCommentHandling.Disallow });
    }

    public readonly IntakeFaults? Faults => _faults;

    public readonly int FaultCount => _faults?.Count ?? 0;

    public readonly JsonTokenType Token => _json.TokenType;

    public void Fault(string path, string message) => (_faults ??= new IntakeFaults()).Add(path, message);

    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public bool Advance() => _json.Read();

    public void Skip() => _json.Skip();

    /// <summary>The bytes of the object or list the reader stands at the opening of.</summary>
    /// <param name="behind">A reader at its end, with the same faults.</param>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public readonly ReadOnlySpan<byte> Bytes(out WireReader behind)
    {
        behind = this;
        behind._json.Skip();
        return _utf8[(int)_json.TokenStartIndex..(int)behind._json.BytesConsumed];
    }

    /// <summary>
    /// Steps to the next member of the object the reader stands in and onto its value. Gives the member's index in the table, or -1 at the end.
    /// Unknown members are passed over; one given twice is a fault.
    /// </summary>
    public int NextMember(MemberTable table, ref ulong seen, in JsonScope scope)
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            int index = IndexOfName(table);
            _json.Read();
            if (index < 0)
            {
                _json.Skip();
                continue;
            }
            ulong bit = 1UL << index;
            if ((seen & bit) != 0) Fault(scope.Of(table.Names[index]), "is given twice");
            seen |= bit;
            return index;
        }
        return -1;
    }

    private readonly int IndexOfName(MemberTable table)
    {
        if (!_json.ValueIsEscaped) return table.IndexOf(_json.ValueSpan);
        if (_json.ValueSpan.Length > MaxNameBytes) return -1;
        Span<byte> unescaped = stackalloc byte[MaxNameBytes];
        try
        {
            return table.IndexOf(unescaped[.._json.CopyString(unescaped)]);
        }
        catch (InvalidOperationException)
        {
            return -1; // a lone surrogate: no member of ours is named so
        }
    }

    /// <summary>Steps to the next member of a free-form object and onto its value; false at the end. Names are cleaned; one without letters is passed over.</summary>
    public bool TryNextFreeMember(in JsonScope scope, [NotNullWhen(true)] out string? name)
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            name = FreeName();
            _json.Read();
            if (name is not null) return true;
            Fault(scope.ToString(), $"has a member whose name is blank, broken or longer than {MaxNameBytes} bytes");
            _json.Skip();
        }
        name = null;
        return false;
    }

    private readonly string? FreeName()
    {
        if (_json.ValueSpan.Length > MaxNameBytes) return null;
        try
        {
            return CleanText.OneLine(_json.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A string, number, boolean or a list of them; null for null. Anything deeper is a fault.</summary>
    public Value Scalar(in JsonScope scope, string member, int maxChars)
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.String: return Value.Of(Text(scope, member, maxChars));
            case JsonTokenType.Number: return Value.Of(Number(scope, member, decimal.MinValue, decimal.MaxValue));
            case JsonTokenType.True or JsonTokenType.False: return Value.Of(Boolean(scope, member));
            case JsonTokenType.StartArray: return Value.Of(new ModelList(Scalars(scope, member, maxChars)));
            case JsonTokenType.Null: return Value.Null;
            default:
                Fault(scope.Of(member), "must be a string, a number, true, false or a list of them");
                _json.Skip();
                return Value.Null;
        }
    }

    private List<Value> Scalars(in JsonScope scope, string member, int maxChars)
    {
        List<Value> items = [];
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                Fault(scope.Of(member), "must be a string, a number, true, false or a list of them");
                _json.Skip();
            }
            else if (Scalar(scope, member, maxChars) is { IsNull: false } item) items.Add(item);
        }
        return items;
    }

    /// <summary>True where the value is an object to read; null is silently false, anything else a fault.</summary>
    public bool BeginObject(in JsonScope scope, string member) => Begin(JsonTokenType.StartObject, "an object", scope, member);

    /// <inheritdoc cref="BeginObject"/>
    public bool BeginList(in JsonScope scope, string member) => Begin(JsonTokenType.StartArray, "a list", scope, member);

    private bool Begin(JsonTokenType expected, string what, in JsonScope scope, string member)
    {
        if (_json.TokenType == expected) return true;
        if (_json.TokenType != JsonTokenType.Null) Fault(scope.Of(member), $"must be {what}");
        _json.Skip();
        return false;
    }

    /// <summary>One line of clean text: NFC, control and direction characters gone, white space single, ends trimmed; null where nothing is left.</summary>
    public string? Text(in JsonScope scope, string member, int maxChars)
    {
        string? text = Text(maxChars, out string? fault);
        if (fault is not null) Fault(scope.Of(member), fault);
        return text;
    }

    /// <summary>A list of texts; the reader stands at its opening.</summary>
    public List<string> Texts(in JsonScope scope, string list, int maxChars)
    {
        List<string> texts = [];
        for (int index = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; index++)
        {
            if (index == MaxListItems) Fault(scope.Of(list), TooMany);
            if (Text(maxChars, out string? fault) is { } text) texts.Add(text);
            if (fault is not null) Fault(scope.Of($"{list}[{index}]"), fault);
        }
        return texts;
    }

    private string? Text(int maxChars, out string? fault)
    {
        fault = null;
        if (_json.TokenType == JsonTokenType.Null) return null;
        if (_json.TokenType != JsonTokenType.String)
        {
            fault = "must be a string";
            _json.Skip();
            return null;
        }
        string raw;
        try
        {
            raw = _json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            fault = "holds a broken character";
            return null;
        }
        string? text = CleanText.OneLine(raw);
        if (text?.Length > maxChars)
        {
            fault = string.Create(CultureInfo.InvariantCulture, $"is longer than {maxChars} characters");
            return null;
        }
        return text;
    }

    public bool? Boolean(in JsonScope scope, string member)
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.True: return true;
            case JsonTokenType.False: return false;
            case JsonTokenType.Null: return null;
            default:
                Fault(scope.Of(member), "must be true or false");
                _json.Skip();
                return null;
        }
    }

    /// <summary>A whole number; <c>189000.0</c> counts as one.</summary>
    public long? Whole(in JsonScope scope, string member, long min, long max)
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out long whole) && whole >= min && whole <= max) return whole;
        decimal? number = Number(scope, member, min, max);
        if (number is not { } given) return null;
        if (given == decimal.Truncate(given)) return (long)given;
        Fault(scope.Of(member), "must be a whole number");
        return null;
    }

    public decimal? Number(in JsonScope scope, string member, decimal min, decimal max)
    {
        if (_json.TokenType == JsonTokenType.Null) return null;
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetDecimal(out decimal number) && number >= min && number <= max) return number;
        Fault(scope.Of(member), _json.TokenType == JsonTokenType.Number
            ? string.Create(CultureInfo.InvariantCulture, $"must be a number from {min} to {max}")
            : "must be a number");
        _json.Skip();
        return null;
    }

    /// <summary>One of the given words.</summary>
    public string? OneOf(in JsonScope scope, string member, IReadOnlyList<string> words)
    {
        string? text = Text(scope, member, 200);
        if (text is null) return null;
        foreach (string word in words)
        {
            if (word == text) return word;
        }
        Fault(scope.Of(member), "must be one of: " + string.Join(", ", words));
        return null;
    }

    /// <summary>An absolute http or https address without user data.</summary>
    public string? Url(in JsonScope scope, string member)
    {
        string? text = Text(scope, member, 2048);
        if (text is null) return null;
        if (IsPlainUrl(text)) return text;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "https" or "http" && uri.UserInfo.Length == 0 && !text.AsSpan().ContainsAny(s_notInUrls))
            return text;
        Fault(scope.Of(member), "must be an absolute http or https address");
        return null;
    }

    private static readonly SearchValues<char> s_notInUrls = SearchValues.Create(" \"'<>\\^`{|}");
    private static readonly SearchValues<char> s_hostLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");
    private static readonly SearchValues<char> s_pathLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/?=&+,;!$*()");

    /// <summary>The form nearly all addresses have, told without the general parser: https, a name of lower-case labels that ends in letters, a plain path.</summary>
    private static bool IsPlainUrl(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("https://")) return false;
        ReadOnlySpan<char> rest = text["https://".Length..];
        int slash = rest.IndexOf('/');
        ReadOnlySpan<char> host = slash < 0 ? rest : rest[..slash];
        int dot = host.LastIndexOf('.');
        if (host.Length > 200 || dot < 1 || host.Length - dot < 3 || host.ContainsAnyExcept(s_hostLetters) || host[(dot + 1)..].ContainsAnyExceptInRange('a', 'z')) return false;
        if (host[0] is '.' or '-' || host.Contains("..", StringComparison.Ordinal) || host.Contains("--", StringComparison.Ordinal) || host.Contains(".-", StringComparison.Ordinal) || host.Contains("-.", StringComparison.Ordinal)) return false;
        foreach (Range label in host.Split('.'))
            if (label.End.Value - label.Start.Value > 60) return false;
        return slash < 0 || !rest[slash..].ContainsAnyExcept(s_pathLetters);
    }

    /// <summary>An ISO 8601 time; one without offset is taken as Vietnamese time.</summary>
    public DateTimeOffset? Time(in JsonScope scope, string member)
    {
        string? text = Text(scope, member, 40);
        if (text is null) return null;
        if (VietnamTime.TryRead(text, out DateTimeOffset time)) return time;
        Fault(scope.Of(member), "must be an ISO 8601 time such as 2026-11-21T20:05:00+07:00");
        return null;
    }

    public DateOnly? Day(in JsonScope scope, string member) => Day(scope, member, out _);

    /// <param name="timeOfDay">The time in Vietnam, where the text gives one.</param>
    public DateOnly? Day(in JsonScope scope, string member, out TimeOnly? timeOfDay)
    {
        timeOfDay = null;
        string? text = Text(scope, member, 40);
        if (text is null) return null;
        if (VietnamTime.TryReadDay(text, out DateOnly plain)) return plain;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)) return day;
        if (VietnamTime.TryRead(text, out DateTimeOffset time))
        {
            timeOfDay = TimeOnly.FromTimeSpan(time.ToOffset(VietnamTime.Offset).TimeOfDay);
            return VietnamTime.DayOf(time);
        }
        Fault(scope.Of(member), "must be an ISO 8601 date such as 2026-11-23");
        return null;
    }
}
