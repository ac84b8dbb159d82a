using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MessageComposer.Review.Sheets;

/// <summary>How many texts of a sheet must be read without a defect before it may be said that few of the rest are bad.</summary>
public static class Sampling
{
    /// <summary>
    /// The smallest sample that would, with the given confidence, have shown a defect if more than <paramref name="maxDefectRate"/> of the population were bad.
    /// Drawn without replacement, so by the hypergeometric distribution: with D = ⌊N·rate⌋ + 1 bad texts the chance of n good ones is C(N−D, n) / C(N, n).
    /// </summary>
    /// <param name="maxDefectRate">0 and less: each text is read.</param>
    public static int SizeFor(int population, double confidence, double maxDefectRate)
    {
        if (maxDefectRate <= 0 || population <= 0) return Math.Max(0, population);
        int bad = (int)Math.Floor(population * (decimal)maxDefectRate) + 1;
        double unseen = 1;
        int size = 0;
        while (size < population && unseen > 1 - confidence)
        {
            unseen *= Math.Max(0, population - bad - size) / (double)(population - size);
            size++;
        }
        return size;
    }

    /// <summary>The sample a seed draws: whoever has seed and ids draws the same.</summary>
    public static IReadOnlySet<Guid> Draw(IEnumerable<Guid> population, int size, string seed) =>
        population.OrderBy(id => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(seed + id.ToString("N")))), StringComparer.Ordinal).Take(size).ToHashSet();

    public static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>What reading so far allows to say, as reviewers read it.</summary>
    public static string Sentence(Sheet sheet, bool vietnamese)
    {
        CultureInfo culture = CultureInfo.GetCultureInfo(vietnamese ? "vi-VN" : "en-GB");
        string read = sheet.ReadCount.ToString("N0", culture);
        string all = sheet.Plan.Population.ToString("N0", culture);
        string defects = sheet.Defects.ToString("N0", culture);
        string start = vietnamese ? $"đã đọc {read}/{all} bản, {defects} lỗi" : $"{read} of {all} texts read, {defects} defects";
        if (sheet.Defects > 0 || !sheet.IsFullyRead) return start;
        if (sheet.Items.All(item => item.ReadAt is not null)) return vietnamese ? start + "; đã đọc hết" : start + "; every text was read";
        string confidence = (sheet.Plan.Confidence * 100).ToString("0.#", culture);
        string rate = (sheet.Plan.MaxDefectRate * 100).ToString("0.#", culture);
        return vietnamese ? $"{start}; tin cậy {confidence} %: tỷ lệ lỗi không quá {rate} %" : $"{start}; with {confidence}% confidence at most {rate}% are bad";
    }
}
