using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MessageComposer.Storage.People;

/// <summary>Sets of flags as readable words: <c>brand legal</c>. What is not known reads as nothing, so that an unknown right is no right.</summary>
public static class FlagWords
{
    /// <summary>Single flags in their order, as words in snake_case.</summary>
    public static IReadOnlyList<string> Of<T>(T flags) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(flag => IsSingle(flag) && flags.HasFlag(flag)).Select(flag => JsonNamingPolicy.SnakeCaseLower.ConvertName(flag.ToString()))];

    /// <summary>False where the word names no single flag.</summary>
    public static bool TryParse<T>(string word, out T flag) where T : struct, Enum
    {
        foreach (T known in Enum.GetValues<T>())
        {
            flag = known;
            if (IsSingle(known) && JsonNamingPolicy.SnakeCaseLower.ConvertName(known.ToString()) == word) return true;
        }
        flag = default;
        return false;
    }

    /// <summary>All flags whose words stand there, split at spaces.</summary>
    public static T Read<T>(string words) where T : struct, Enum
    {
        int flags = 0;
        foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (TryParse(word, out T flag)) flags |= ValueOf(flag);
        return (T)Enum.ToObject(typeof(T), flags);
    }

    internal static string Write<T>(T flags) where T : struct, Enum => string.Join(' ', Of(flags));

    private static bool IsSingle<T>(T flag) where T : struct, Enum => int.IsPow2(ValueOf(flag));

    private static int ValueOf<T>(T flag) where T : struct, Enum => Convert.ToInt32(flag, System.Globalization.CultureInfo.InvariantCulture);
}

internal sealed class FlagWordsConverter<T>() : ValueConverter<T, string>(flags => FlagWords.Write(flags), words => FlagWords.Read<T>(words))
    where T : struct, Enum;
