using System.Globalization;
using System.Runtime.InteropServices;
using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>A number of the facts: its role, the member it stands in, and the product it belongs to (-1: none).</summary>
internal readonly record struct FactNumber(decimal Value, FactRole Role, string Name, int Product, string Parent = "");

/// <summary>A text of the facts. <paramref name="Parent"/> and <paramref name="Index"/> lead to its path.</summary>
internal readonly record struct FactText(string Value, string Name, string Parent, int Index, int Product);

/// <summary>A statement read out of a text of the facts.</summary>
internal readonly record struct StatedFact(Claim Claim, int Text, string? Unit);

/// <summary>A product of the facts with what prices are derived from.</summary>
internal struct FactProduct
{
    public string Path { get; set; }

    public bool IsSuggestion { get; set; }

    public decimal? Price { get; set; }

    public decimal? ListPrice { get; set; }

    public decimal Quantity { get; set; }

    public decimal? Saving => Price is { } price && ListPrice is { } list && list > price ? list - price : null;

    /// <summary>Percent off the price before, unrounded.</summary>
    public decimal? CutPercent => Saving is { } saving ? saving / ListPrice * 100 : null;
}

/// <summary>The facts of one check laid out flat, with what follows from them by arithmetic. Reused per thread: <see cref="Rent"/>, then <see cref="Return"/>, and <see cref="Forget"/> at the end of the check.</summary>
internal sealed class FactSheet
{
    private const int DeepestNesting = 8;
    private const int LongestPairName = 40;

    [ThreadStatic]
    private static FactSheet? t_spare;

    private readonly List<FactNumber> _numbers = [];
    private readonly List<FactText> _texts = [];
    private readonly List<FactProduct> _products = [];
    private readonly List<DateTime> _dates = [];
    private readonly List<StatedFact> _stated = [];
    private readonly List<Derived> _derived = [];
    private readonly FoldedText _folded = new();
    private readonly FoldedText _scratch = new();
    private int[] _readingOrder = [];
    private Comparison<int>? _byLength;
    private int _textsRead;
    private IModelObject? _facts;

    public List<FactNumber> Numbers => _numbers;

    public List<FactText> Texts => _texts;

    public List<FactProduct> Products => _products;

    /// <summary>Every date of the facts, in the wall clock it was written in; midnight where no time was given.</summary>
    public List<DateTime> Dates => _dates;

    public List<Derived> DerivedNumbers => _derived;

    public DateOnly Day { get; private set; }

    public FactPromotion Promotion { get; } = new();

    public bool HasCashOnDelivery { get; private set; }

    /// <summary>How often all texts were folded to find some words.</summary>
    public int Searches { get; set; }

    /// <summary>The fields being judged, for what one of them says of another; empty outside a check of grounding.</summary>
    public IReadOnlyList<FoldedText> Message { get; set; } = [];

    /// <summary>The facts laid out; within one check those of the rule before, where they are the same.</summary>
    public static FactSheet Rent(IModelObject facts, DateOnly day)
    {
        FactSheet sheet = t_spare ?? new FactSheet();
        t_spare = null;
        if (sheet._facts is not null && ReferenceEquals(sheet._facts, facts) && sheet.Day == day) return sheet;
        sheet.Clear();
        sheet._facts = facts;
        sheet.Day = day;
        sheet.Visit(facts, "", -1, 0);
        FactArithmetic.Derive(sheet, sheet._derived);
        return sheet;
    }

    public static void Return(FactSheet sheet)
    {
        sheet.Searches = 0;
        sheet.Message = [];
        t_spare = sheet;
    }

    /// <summary>Ends a check: the next one may bring the same facts with other values.</summary>
    public static void Forget() => t_spare?.Clear();

    private void Clear()
    {
        _facts = null;
        _numbers.Clear();
        _texts.Clear();
        _products.Clear();
        _dates.Clear();
        _stated.Clear();
        _derived.Clear();
        Promotion.Clear();
        _textsRead = 0;
        HasCashOnDelivery = false;
        Searches = 0;
        Message = [];
    }

    /// <summary>Whether a number may carry a claim of the role: the role itself, or any unnamed number where no fact has the role.</summary>
    public bool IsFor(in FactNumber number, FactRole role)
    {
        if (number.Role == role) return true;
        if (number.Role != FactRole.Other) return false;
        foreach (FactNumber other in _numbers)
            if (other.Role == role) return false;
        return true;
    }

    /// <summary>A text of the facts, folded; valid until the next call.</summary>
    public FoldedText Fold(string value)
    {
        _scratch.Fold(new CheckedField("facts", value));
        return _scratch;
    }

    /// <summary>What the texts of the facts state, the shortest texts first: they say one thing, and most claims repeat one. Each text is read once, when somebody looks so far.</summary>
    public StatedFacts Stated => new(this);

    /// <summary>The product the message is about, where only one is no suggestion.</summary>
    public FactProduct? OnlyMainProduct
    {
        get
        {
            FactProduct? only = null;
            foreach (FactProduct product in _products)
            {
                if (product.IsSuggestion) continue;
                if (only is { } other && other.Price != product.Price) return null;
                only = product;
            }
            return only;
        }
    }

    /// <summary>The path of a text: list items by index.</summary>
    public static string PathOf(in FactText text) => text.Index >= 0
        ? string.Create(CultureInfo.InvariantCulture, $"{text.Parent}[{text.Index}]")
        : text.Parent.Length == 0 ? text.Name : $"{text.Parent}.{text.Name}";

    private void Visit(IModelObject node, string path, int product, int depth)
    {
        if (depth > DeepestNesting) return;
        foreach (string name in node.MemberNames)
        {
            if (path.Length == 0 && name is "conditions" or "address") continue; // they follow from facts and cost as much as all of them
            if (!node.TryGetMember(name, out Value value) || value.IsNull) continue;
            Take(value, name is "value" ? NameOfPair(node) : name, path, -1, product, depth);
        }
    }

    /// <summary><c>{ "name": "vòng đầu", "value": "42-46 cm" }</c>: the pair is one member, under its own name.</summary>
    private static string NameOfPair(IModelObject pair)
    {
        foreach (string member in (ReadOnlySpan<string>)["name", "key", "label", "attribute"])
            if (pair.TryGetMember(member, out Value name) && name.Kind is ValueKind.Text or ValueKind.Captured && name.AsText.Length is > 0 and <= LongestPairName) return name.AsText;
        return "value";
    }

    private void Take(in Value value, string name, string parent, int index, int product, int depth)
    {
        switch (value.Kind)
        {
            case ValueKind.Integer or ValueKind.Decimal or ValueKind.Double:
                decimal number = value.Kind == ValueKind.Double ? FromDouble(value.AsDouble) : value.AsDecimal;
                TakeNumber(number, name, parent, product);
                break;
            case ValueKind.Boolean:
                if (name == "cod" && value.AsBoolean) HasCashOnDelivery = true;
                if (parent == "promotion") Promotion.TakeFlag(name, value.AsBoolean);
                if (value.AsBoolean) _texts.Add(new FactText("", name, parent, index, product));
                break;
            case ValueKind.Text or ValueKind.Captured:
                TakeText(value.AsText, name, parent, index, product);
                break;
            case ValueKind.Date:
                _dates.Add(value.AsDate.DateTime);
                break;
            case ValueKind.List:
                for (int i = 0; i < value.AsList.Count; i++) TakeItem(value.AsList[i], name, parent, i, product, depth);
                break;
            case ValueKind.Object:
                TakeObject(value.AsObject, name, parent, product, depth);
                break;
        }
    }

    private void TakeItem(in Value item, string name, string parent, int index, int product, int depth)
    {
        string list = Join(parent, name);
        if (item.Kind == ValueKind.Object && (name == "products" || (parent.Length == 0 && name == "suggestions")))
        {
            TakeProduct(item.AsObject, name, index, depth);
            return;
        }
        if (item.Kind == ValueKind.Object) Visit(item.AsObject, list, product, depth + 1);
        else Take(item, name, list, index, product, depth + 1);
    }

    private void TakeObject(IModelObject node, string name, string parent, int product, int depth)
    {
        if (parent.Length == 0 && name is "product" or "suggestion")
        {
            _products.Add(new FactProduct { Path = name, IsSuggestion = name == "suggestion", Quantity = 1 });
            product = _products.Count - 1;
        }
        Visit(node, Join(parent, name), product, depth + 1);
    }

    private void TakeProduct(IModelObject node, string list, int index, int depth)
    {
        bool suggestion = list == "suggestions" || node.TryGetMember("role", out Value role) && role.Kind == ValueKind.Text && role.AsText == "suggestion";
        bool isFirst = list == "products";
        foreach (FactProduct product in _products) isFirst &= product.IsSuggestion != suggestion;
        string path = isFirst ? suggestion ? "suggestion" : "product" : string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
        _products.Add(new FactProduct { Path = path, IsSuggestion = suggestion, Quantity = 1 });
        Visit(node, path, _products.Count - 1, depth + 1);
    }

    private void TakeNumber(decimal value, string name, string parent, int product)
    {
        if (name is "step" or "occurrence" or "birth_year" or "city_tier") return; // about the sending and the recipient, not the offer
        FactRole role = FactRoles.Of(name);
        _numbers.Add(new FactNumber(value, role, name, product, parent));
        if (parent == "promotion") Promotion.TakeNumber(role, value);
        if (product < 0) return;
        FactProduct changed = _products[product];
        if (parent != changed.Path) return;
        if (role == FactRole.Price) changed.Price = value;
        else if (role == FactRole.ListPrice) changed.ListPrice = value;
        else if (role == FactRole.Quantity && value is > 0 and < 10_000) changed.Quantity = value;
        else return;
        _products[product] = changed;
    }

    private void TakeText(string value, string name, string parent, int index, int product)
    {
        if (value.Length == 0) return;
        _texts.Add(new FactText(value, name, parent, index, product));
        if (parent == "promotion") Promotion.TakeText(name, value);
        if (value.Length is >= 10 and <= 40 && value[4] == '-' && char.IsAsciiDigit(value[0]) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment))
        {
            _dates.Add(moment.DateTime);
            if (name is "ends_at" or "end_at" or "expires_at") Promotion.Ends ??= DateOnly.FromDateTime(moment.DateTime);
        }
    }

    private void ReadNext()
    {
        if (_textsRead == 0) OrderTexts();
        ReadText(_readingOrder[_textsRead++]);
    }

    private void OrderTexts()
    {
        if (_readingOrder.Length < _texts.Count) _readingOrder = new int[Math.Max(16, _texts.Count * 2)];
        for (int i = 0; i < _texts.Count; i++) _readingOrder[i] = i;
        _readingOrder.AsSpan(0, _texts.Count).Sort(_byLength ??= (one, two) => _texts[one].Value.Length.CompareTo(_texts[two].Value.Length) is not 0 and int byLength ? byLength : one.CompareTo(two));
    }

    private void ReadText(int number)
    {
        FactText text = _texts[number];
        if (text.Value.Length is 0 or > 20_000 || text.Value.Contains("://", StringComparison.Ordinal)) return;
        bool mayKeep = FactReadings.MayKeep(text);
        if (mayKeep && FactReadings.OfThread.TryGet(text.Value, out StatedFact[] known))
        {
            foreach (ref readonly StatedFact stated in known.AsSpan()) _stated.Add(stated with { Text = number });
            return;
        }
        int before = _stated.Count;
        _folded.Fold(new CheckedField("facts", text.Value));
        using TokenList tokens = TokenList.Read(_folded);
        ClaimList claims = new();
        ClaimReader.Read(tokens, ref claims);
        for (int c = 0; c < claims.Count; c++)
        {
            Claim claim = claims[c];
            _stated.Add(new StatedFact(claim, number, claim.Kind == ClaimKind.Measure && claim.Unit >= 0 ? tokens.KeyOf(claim.Unit).ToString() : null));
        }
        claims.Dispose();
        if (mayKeep) FactReadings.OfThread.Keep(text.Value, CollectionsMarshal.AsSpan(_stated)[before..]);
    }

    private static string Join(string parent, string name) => parent.Length == 0 ? name : $"{parent}.{name}";

    private static decimal FromDouble(double value) => double.IsFinite(value) && Math.Abs(value) < 1e15 ? (decimal)value : 0;

    /// <summary>See <see cref="Stated"/>.</summary>
    internal readonly struct StatedFacts(FactSheet sheet)
    {
        public int Count
        {
            get
            {
                while (Reaches(sheet._stated.Count)) { }
                return sheet._stated.Count;
            }
        }

        public StatedFact this[int index] => sheet._stated[index];

        public Enumerator GetEnumerator() => new(this);

        /// <summary>Reads on until so many are stated; false where the facts state fewer.</summary>
        private bool Reaches(int index)
        {
            while (sheet._stated.Count <= index && sheet._textsRead < sheet._texts.Count) sheet.ReadNext();
            return index < sheet._stated.Count;
        }

        internal struct Enumerator(StatedFacts facts)
        {
            private int _index = -1;

            public readonly StatedFact Current => facts[_index];

            public bool MoveNext() => facts.Reaches(++_index);
        }
    }
}
