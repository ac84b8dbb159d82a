namespace MessageComposer.Guardrails.Grounding;

/// <summary>Days named without a date: "hôm nay", "đêm nay", "ngày cuối", "tomorrow". They are true of the day the promotion ends, and of no other.</summary>
internal static class LastDay
{
    public static Support Judge(in TokenList tokens, Clause words, FactSheet facts)
    {
        if (DaysUntil(tokens, words) is not { } days) return Support.Silent;
        return facts.Promotion.Ends is { } ends && (ends.DayNumber - facts.Day.DayNumber == days || (days == 0 && SaysDate(tokens, words, ends))) ? Support.Carried : Support.Contradicted;
    }

    /// <summary>"last day 30/11", "ngày cuối là 30/11": the date stands behind the words.</summary>
    private static bool SaysDate(in TokenList tokens, Clause words, DateOnly ends)
    {
        for (int i = words.First; i < words.End; i++)
        {
            bool isLastDay = (tokens.KeyOf(i) is "last" or "final" && tokens.KeyOf(i + 1) is "day") || (tokens.KeyOf(i) is "ngày" or "ngay" && tokens.KeyOf(i + 1) is "cuối" or "cuoi");
            for (int at = i + 2; isLastDay && at <= i + 5; at++)
                if (DateReader.TryRead(tokens, at, out Claim date) && date.Kind == ClaimKind.Date && date.Value % 10_000 == DateReader.KeyOf(ends) % 10_000) return true;
        }
        return false;
    }

    /// <summary>How many days from now the words speak of; null where they name none.</summary>
    private static int? DaysUntil(in TokenList tokens, Clause words)
    {
        for (int i = words.First; i < words.End; i++)
        {
            ReadOnlySpan<char> next = tokens.KeyOf(i + 1);
            switch (tokens.KeyOf(i))
            {
                case "hôm" or "hom" or "đêm" or "dem" or "tối" or "toi" or "trưa" or "trua" or "chiều" or "sáng" when next is "nay":
                case "today" or "tonight" or "midnight":
                case "nửa" or "nua" when next is "đêm" or "dem":
                case "ngày" or "ngay" when next is "cuối" or "cuoi" && tokens.KeyOf(i + 2) is not ("tuần" or "tuan" or "tháng" or "thang" or "năm"):
                case "giờ" or "gio" or "phút" or "phut" when next is "cuối" or "cuoi" or "chót" or "chot":
                case "last" or "final" when next is "day" or "hours" or "hour" or "minutes" or "chance" or "call":
                    return 0;
                case "ngày" or "ngay" or "sáng" or "sang" or "trưa" or "trua" or "chiều" or "tối" or "toi" when next is "mai":
                case "tomorrow":
                    return 1;
            }
        }
        return null;
    }
}
