using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating;

/// <summary>What a <see cref="Value"/> holds.</summary>
public enum ValueKind : byte
{
    Null,
    Boolean,

    /// <summary>64-bit: literals without a point, sizes, loop counters.</summary>
    Integer,

    /// <summary>Model numbers and literals with a point; the scale is kept.</summary>
    Decimal,
    Double,
    Text,
    List,
    Object,
    Date,

    /// <summary>The text of a <c>capture</c> block: true even when empty, printable, joinable, comparable.</summary>
    Captured,
}

/// <summary>A list the templates may loop over and index. Must not change while a render reads it.</summary>
public interface IModelList
{
    int Count { get; }

    Value this[int index] { get; }
}

/// <summary>An object whose members templates read. Member names are case-sensitive and taken verbatim.</summary>
public interface IModelObject
{
    /// <summary>False where no such member exists; true with <see cref="Value.Null"/> where it exists and is null.</summary>
    bool TryGetMember(string name, out Value value);

    IEnumerable<string> MemberNames { get; }
}

/// <summary>One immutable value of the template language. The default instance is null.</summary>
[DebuggerDisplay("{Kind}")]
public readonly struct Value
{
    private readonly object? _reference;
    private readonly Payload _payload;

    private Value(ValueKind kind, object? reference, Payload payload = default)
    {
        Kind = kind;
        _reference = reference;
        _payload = payload;
    }

    /// <summary>Sixteen bytes without boxing: a boolean, an integer, a double or a date in the low half (a date's offset in the high one), or a whole decimal.</summary>
    private readonly record struct Payload(long Low, long High);

    public ValueKind Kind { get; }

    public bool IsNull => Kind == ValueKind.Null;

    /// <summary>Null, an empty or white-space text, or an empty list: nothing a customer could read.</summary>
    public bool IsBlank => Kind switch
    {
        ValueKind.Null => true,
        ValueKind.Text or ValueKind.Captured => string.IsNullOrWhiteSpace((string?)_reference),
        ValueKind.List => AsList.Count == 0,
        _ => false,
    };

    /// <summary>Only null and false are false: <c>""</c>, 0 and empty lists are true.</summary>
    public bool IsTruthy => Kind != ValueKind.Null && (Kind != ValueKind.Boolean || AsBoolean);

    public static Value Null => default;

    public static Value True => new(ValueKind.Boolean, null, new Payload(1, 0));

    public static Value False => new(ValueKind.Boolean, null);

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(bool? value) => value is { } known ? Of(known) : Null;

    public static Value Of(long value) => new(ValueKind.Integer, null, new Payload(value, 0));

    public static Value Of(decimal value) => new(ValueKind.Decimal, null, Unsafe.BitCast<decimal, Payload>(value));

    public static Value Of(decimal? value) => value is { } known ? Of(known) : Null;

    /// <summary>Doubles arise inside the language only (<c>7 / 2</c>, <c>math.round</c>); a model never holds one.</summary>
    public static Value Of(double value) => new(ValueKind.Double, null, new Payload(BitConverter.DoubleToInt64Bits(value), 0));

    public static Value Of(string? value) => value is null ? Null : new(ValueKind.Text, value);

    public static Value Of(DateTimeOffset value) => new(ValueKind.Date, null, new Payload(value.Ticks, value.Offset.Ticks));

    public static Value Of(IModelList? value) => value is null ? Null : new(ValueKind.List, value);

    public static Value Of(IModelObject? value) => value is null ? Null : new(ValueKind.Object, value);

    public static Value Captured(string text) => new(ValueKind.Captured, text);

    /// <summary>Valid for <see cref="ValueKind.Boolean"/>.</summary>
    public bool AsBoolean => _payload.Low != 0;

    /// <summary>Valid for <see cref="ValueKind.Integer"/>.</summary>
    public long AsInteger => _payload.Low;

    /// <summary>Valid for <see cref="ValueKind.Integer"/> and <see cref="ValueKind.Decimal"/>.</summary>
    public decimal AsDecimal => Kind == ValueKind.Decimal ? Unsafe.BitCast<Payload, decimal>(_payload) : _payload.Low;

    /// <summary>Valid for <see cref="ValueKind.Double"/>.</summary>
    public double AsDouble => BitConverter.Int64BitsToDouble(_payload.Low);

    /// <summary>Valid for <see cref="ValueKind.Text"/> and <see cref="ValueKind.Captured"/>.</summary>
    public string AsText => (string)_reference!;

    /// <summary>Valid for <see cref="ValueKind.Date"/>.</summary>
    public DateTimeOffset AsDate => new(_payload.Low, new TimeSpan(_payload.High));

    /// <summary>Valid for <see cref="ValueKind.List"/>.</summary>
    public IModelList AsList => (IModelList)_reference!;

    /// <summary>Valid for <see cref="ValueKind.Object"/>.</summary>
    public IModelObject AsObject => (IModelObject)_reference!;

    /// <summary>The text the language prints for a value: null prints nothing, numbers keep their scale. False for lists and objects, which have none.</summary>
    /// <param name="culture"><c>""</c>, <c>en-US</c> or <c>vi-VN</c>: the decimal separator and the names in a date.</param>
    /// <exception cref="ArgumentException">The culture is none of the three.</exception>
    public bool TryPrint(string culture, [NotNullWhen(true)] out string? text) =>
        ValueText.TryPrint(this, RenderCulture.TryFind(culture) ?? throw new ArgumentException("Unknown culture.", nameof(culture)), out text);

    /// <summary>The language's <c>==</c>; values it refuses to compare (a list with anything but null, say) are not equal.</summary>
    /// <param name="culture">As for <see cref="TryPrint"/>: beside a text, numbers and dates are compared as they print.</param>
    public static bool AreEqual(in Value left, in Value right, string culture = "") =>
        ValueComparison.TryEquals(left, right, RenderCulture.TryFind(culture) ?? RenderCulture.Invariant, out bool equal) && equal;
}
