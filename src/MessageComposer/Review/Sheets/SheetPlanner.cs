using MessageComposer.Content.Definitions;

namespace MessageComposer.Review.Sheets;

/// <summary>Lays out a sheet: identical wording once, what is out of the ordinary first, then the seeded sample, then the rest. Pure.</summary>
public static class SheetPlanner
{
    /// <summary>One wording in fifty is shown as longest, shortest and farthest, at least one and at most ten of each.</summary>
    private const int Share = 50;
    private const int MostOfAKind = 10;

    public static (SheetPlan Plan, IReadOnlyList<SheetItem> Items) Plan(
        IReadOnlyList<Variant> members, RiskClass risk, ReviewExtent extent, ReviewSamplingDefinition sampling, string seed)
    {
        double rate = sampling.MaxDefectRate.GetValueOrDefault(risk);
        int size = extent == ReviewExtent.Each ? members.Count : Sampling.SizeFor(members.Count, sampling.Confidence, rate);
        IReadOnlySet<Guid> sample = Sampling.Draw(members.Select(member => member.Id), size, seed);
        IGrouping<string, Variant>[] wordings = [.. members.OrderBy(member => member.Id).GroupBy(member => WordingKey.Of(member.Fields), StringComparer.Ordinal)];
        ILookup<string, OutlierReason> outliers = OutliersOf(wordings);
        SheetPlan plan = new(size == members.Count ? ReviewExtent.Each : ReviewExtent.Sample, members.Count, size, sampling.Confidence, rate, seed);
        return (plan,
        [
            .. wordings.Select(wording =>
                {
                    SheetMember[] same = [.. wording.Select(variant => new SheetMember(variant.Id, variant.Revision, sample.Contains(variant.Id)))];
                    OutlierReason[] reasons = [.. outliers[wording.Key].Distinct().Order()];
                    return new SheetItem(wording.Key, same, reasons) { MustRead = reasons.Length > 0 || same.Any(member => member.Sampled) };
                })
                .OrderBy(item => item.Outlier.Count > 0 ? (int)item.Outlier[0] : item.MustRead ? 10 : 11),
        ]);
    }

    private static ILookup<string, OutlierReason> OutliersOf(IGrouping<string, Variant>[] wordings)
    {
        int few = Math.Clamp(wordings.Length / Share, 1, MostOfAKind);
        (string Key, int Length)[] lengths = [.. wordings.Select(wording => (wording.Key, wording.First().Fields.Sum(field => field.Value.Length)))];
        IEnumerable<(string Key, OutlierReason Reason)> found = wordings.Where(wording => wording.Any(variant => WarningKeys.Warnings(variant.Findings).Count > 0)).Select(wording => (wording.Key, OutlierReason.Warning));
        // Of two wordings each is as far from the other as the other from it.
        if (wordings.Length > 2)
        {
            found = found
                .Concat(lengths.OrderByDescending(wording => wording.Length).ThenBy(wording => wording.Key, StringComparer.Ordinal).Take(few).Select(wording => (wording.Key, OutlierReason.Longest)))
                .Concat(lengths.OrderBy(wording => wording.Length).ThenBy(wording => wording.Key, StringComparer.Ordinal).Take(few).Select(wording => (wording.Key, OutlierReason.Shortest)))
                .Concat(Farthest(wordings, few).Select(key => (key, OutlierReason.Farthest)));
        }
        return found.ToLookup(entry => entry.Key, entry => entry.Reason, StringComparer.Ordinal);
    }

    /// <summary>Those whose words are on average the rarest in the sheet.</summary>
    private static IEnumerable<string> Farthest(IGrouping<string, Variant>[] wordings, int few)
    {
        (string Key, HashSet<string> Words)[] texts = [.. wordings.Select(wording => (wording.Key, WordsOf(wording.First())))];
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach ((_, HashSet<string> words) in texts)
            foreach (string word in words) counts[word] = counts.GetValueOrDefault(word) + 1;
        return texts
            .OrderByDescending(text => text.Words.Count == 0 ? 0 : text.Words.Average(word => Math.Log(texts.Length / (double)counts[word])))
            .ThenBy(text => text.Key, StringComparer.Ordinal)
            .Take(few).Select(text => text.Key);
    }

    private static HashSet<string> WordsOf(Variant variant) =>
        [.. variant.Fields.SelectMany(field => field.Value.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Select(word => word.Trim('.', ',', '!', '?', ':', ';', '…', '“', '”', '"'))];
}
