namespace MessageComposer.Guardrails.Grounding;

/// <summary>Units of measure and what they are of one another.</summary>
internal static class MeasureUnits
{
    /// <summary>What the unit measures (a letter, '\0' where unknown) and its size in the smallest unit of the kind.</summary>
    public static (char Kind, decimal Factor) Of(ReadOnlySpan<char> unit) => unit switch
    {
        "mg" => ('m', 1),
        "g" or "gr" or "gam" or "gram" or "grams" or "gramme" or "grammes" => ('m', 1_000),
        "kg" or "kilo" or "kilos" or "kilogram" or "kilogam" or "kilograms" or "ký" or "kí" or "ky" or "ki" or "cân" => ('m', 1_000_000),
        "ml" or "cc" or "millilitre" or "millilitres" or "milliliter" or "milliliters" => ('v', 1),
        "l" or "lit" or "lít" or "litre" or "litres" or "liter" or "liters" => ('v', 1_000),
        "mm" => ('l', 1),
        "cm" or "centimetre" or "centimetres" or "centimeter" or "centimeters" or "phân" => ('l', 10),
        "tấc" => ('l', 100),
        "m" or "mét" or "met" or "metre" or "metres" or "meter" or "meters" => ('l', 1_000),
        "km" => ('l', 1_000_000),
        "inch" or "inches" or "in" => ('i', 1),
        "w" or "watt" or "watts" => ('w', 1),
        "kw" => ('w', 1_000),
        "v" or "volt" or "volts" => ('u', 1),
        "hz" => ('h', 1),
        "khz" => ('h', 1_000),
        "mhz" => ('h', 1_000_000),
        "ghz" => ('h', 1_000_000_000),
        "lm" or "lumen" or "lumens" => ('y', 1),
        "oz" or "ounce" or "ounces" => ('o', 1),
        "kcal" or "calo" or "cal" or "calories" => ('c', 1),
        "db" or "decibel" or "decibels" => ('d', 1),
        "mp" or "megapixel" or "megapixels" => ('p', 1),
        "px" or "pixel" or "pixels" => ('x', 1),
        "gb" => ('b', 1),
        "tb" => ('b', 1_000),
        "size" or "cỡ" or "sz" => ('s', 1),
        _ => ('\0', 0),
    };
}
