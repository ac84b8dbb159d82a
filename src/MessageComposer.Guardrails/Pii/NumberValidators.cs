namespace MessageComposer.Guardrails.Pii;

/// <summary>Tells personal numbers from other digits. Every method takes digits only. Sources: libphonenumber data, Decree 137/2015, ISO/IEC 7812, python-stdnum.</summary>
internal static class NumberValidators
{
    // Codes of the 63 provinces before July 2025; numbers given then stay valid for life.
    private static readonly bool[] Provinces = BuildProvinces();

    private static ReadOnlySpan<byte> TaxWeights => [31, 29, 23, 19, 17, 13, 7, 5, 3];

    /// <summary>Mobile and landline, domestic or with 84; newly opened mobile blocks included.</summary>
    public static bool IsPhone(ReadOnlySpan<char> digits, bool hasPlus, bool hasCue)
    {
        if (digits.StartsWith("0084")) return IsNational(digits[4..]);
        if (digits.StartsWith("84") && digits.Length is 11 or 12 && (hasPlus || hasCue || digits.Length == 11)) return IsNational(digits[2..]);
        if (digits.StartsWith("840") && digits.Length is 12 or 13) return IsNational(digits[3..]);
        if (hasPlus) return digits.Length is >= 9 and <= 15 && digits[0] != '0';
        if (digits.Length > 1 && digits[0] == '0') return IsNational(digits[1..]) || IsOldMobile(digits);
        return hasCue && digits.Length == 9 && IsNational(digits);
    }

    private static bool IsNational(ReadOnlySpan<char> digits) =>
        (digits.Length == 9 && digits[0] is '3' or '5' or '7' or '8' or '9') || (digits.Length == 10 && digits[0] == '2');

    private static bool IsOldMobile(ReadOnlySpan<char> digits) => digits.Length == 11 && digits[1] == '1' && digits[2] is '2' or '6' or '8' or '9';

    /// <summary>12 digits: province, century with sex, year of birth. There is no check digit.</summary>
    public static bool IsCitizenId(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 12) return false;
        int province = (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
        int year = (digits[4] - '0') * 10 + (digits[5] - '0');
        return province < Provinces.Length && Provinces[province] && (digits[3] is '0' or '1' || (digits[3] is '2' or '3' && year <= 30));
    }

    /// <summary>10 digits with check digit, or 13 with a branch 001–999.</summary>
    public static bool IsTaxCode(ReadOnlySpan<char> digits)
    {
        if (digits.Length is not (10 or 13) || !digits[2..9].ContainsAnyExcept('0')) return false;
        if (digits.Length == 13 && digits[10..].SequenceEqual("000")) return false;
        int sum = 0;
        for (int i = 0; i < TaxWeights.Length; i++) sum += TaxWeights[i] * (digits[i] - '0');
        return sum % 11 != 0 && 10 - sum % 11 == digits[9] - '0';
    }

    /// <summary>13 to 19 digits with a right Luhn sum and the prefix of a card scheme, or a cue.</summary>
    public static bool IsBankCard(ReadOnlySpan<char> digits, bool hasCue) =>
        digits.Length is >= 13 and <= 19 && (hasCue || HasCardPrefix(digits)) && HasLuhnSum(digits) && digits.ContainsAnyExcept('0');

    private static bool HasCardPrefix(ReadOnlySpan<char> digits)
    {
        int two = (digits[0] - '0') * 10 + (digits[1] - '0');
        int four = two * 100 + (digits[2] - '0') * 10 + (digits[3] - '0');
        return digits.Length switch
        {
            15 => two is 34 or 37,
            14 => two is 36 or 38 or 30,
            16 => four == 9704 || digits[0] == '4' || two is >= 51 and <= 55 or 62 or 65 or 35 || four is >= 2221 and <= 2720 or 6011,
            19 => four == 9704 || digits[0] == '4' || two == 62,
            _ => false,
        };
    }

    private static bool HasLuhnSum(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }

    private static bool[] BuildProvinces()
    {
        bool[] provinces = new bool[97];
        foreach (int code in (ReadOnlySpan<int>)[
            1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58,
            60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96]) provinces[code] = true;
        return provinces;
    }
}
