namespace MessageComposer.Guardrails.Grounding;

/// <summary>What a word says to the readers of numbers, dates and personal data. Groups are contiguous: <see cref="CueGroups"/> tests ranges.</summary>
internal enum Cue : byte
{
    None,

    // Digits, in order.
    Zero, One, Two, Three, Four, Five, Six, Seven, Eight, Nine,

    // Forms a digit takes only behind "mươi": mốt, tư, lăm.
    OneAfterTens, FourAfterTens, FiveAfterTens,

    // Number building.
    Ten, Tens, Twenty, TensUnit, Hundred, Thousand, Million, Billion, AndAHalf, Odd, HalfOf, Part, Hang,

    // English numbers above nine.
    EnglishNumber, EnglishHundred, Half, MonthName,

    // Money and percent.
    K, Tr, Cu, Canh, Dong, ForeignMoney, Percent,

    // Time units.
    Hour, Minute, Second, Day, Week, Month, Year,

    // Parts of the day.
    Morning, Noon, Afternoon, Evening, Night,

    // Counted things.
    Star, Score, Review, Judge, Remark, Turn, Person, Item, San, Pham, Occasion, Order,

    // Measures.
    Measure, Size,

    // What goods are made of.
    Material,

    // What a number is about.
    Price, Off, Remaining, Only, Before, Original, Down, New, From, Until, Over, Near, About, Under, NotYet, Most, Least, Money, Each, Total,
    Refund, Code, Enter, Buy, Give, Deliver, Within, After, Rank, Ordinal, Swap, Free, Ship, Transport, Pay, Receive, Brand, Genuine, Origin, Made,
    Instalment, Check, Install, Fraction, Colour, Cod, Praise, End, Born, Up,

    // Days by name.
    Today, Hom, Nay, Mai, Weekday,

    // Personal data.
    PhoneCue, Hotline, CitizenId, Can, Cuoc, Chung, Minh, Passport, Ho, Chieu, Licence, Bang, Lai, TaxCode, Thue, Insurance, Bao, Hiem, Card, AccountCue, Tai, Khoan,
    Bank, Plate, Bien, Birthday, Sinh, Secret, Api, Mat, Khau, Handle, A, Cong, Dot, At,

    // Places.
    House, Lane, Street, Hamlet, Building, Ward, District, Province,

    // Watching the customer.
    You, Look, Last, Place,
}

internal static class CueGroups
{
    public static bool IsDigit(this Cue cue) => cue is >= Cue.Zero and <= Cue.Nine;

    /// <summary>0–9 for any spoken digit, mốt, tư and lăm included; else -1.</summary>
    public static int SpokenDigit(this Cue cue) => cue switch
    {
        >= Cue.Zero and <= Cue.Nine => cue - Cue.Zero,
        Cue.OneAfterTens => 1,
        Cue.FourAfterTens => 4,
        Cue.FiveAfterTens => 5,
        _ => -1,
    };

    public static bool IsTimeUnit(this Cue cue) => cue is >= Cue.Hour and <= Cue.Year;

    public static bool IsPlace(this Cue cue) => cue is >= Cue.House and <= Cue.Province;
}
