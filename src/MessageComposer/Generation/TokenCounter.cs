using System.Collections.Concurrent;

namespace MessageComposer.Generation;

/// <summary>Says before a call how many tokens a text will cost. Thread-safe.</summary>
public interface ITokenCounter
{
    /// <summary>Meant to err on the high side.</summary>
    /// <param name="model">As the settings name it; null: a model never heard of.</param>
    int Count(string? model, string text);

    /// <summary>A provider reported what a text truly cost.</summary>
    /// <param name="estimate">What <see cref="TokenEstimate"/> said of the same text, before any correction.</param>
    void Learn(string model, long estimate, long reported);
}

/// <summary>
/// <see cref="TokenEstimate"/>, corrected per model by what its provider reports. A model never heard of is counted by the plain estimate, which is high; one that is known by
/// the mean ratio of its recent calls and a tenth on top. A single strange report moves the ratio little, and no report moves it out of [¼, 4].
/// </summary>
public sealed class CalibratedTokenCounter : ITokenCounter
{
    private const double Margin = 1.1;
    private const double Weight = 0.2;
    private const double Least = 0.25;
    private const double Most = 4;

    /// <summary>Below this a provider's own words around the messages weigh more than the text.</summary>
    private const int TooShort = 50;

    private readonly ConcurrentDictionary<string, double> _ratios = new(StringComparer.Ordinal);

    public int Count(string? model, string text)
    {
        int estimate = TokenEstimate.Of(text);
        return model is not null && _ratios.TryGetValue(model, out double ratio) ? (int)Math.Ceiling(estimate * ratio * Margin) : estimate;
    }

    public void Learn(string model, long estimate, long reported)
    {
        if (estimate < TooShort || reported <= 0) return;
        double seen = Math.Clamp((double)reported / estimate, Least, Most);
        _ratios.AddOrUpdate(model, seen, (_, before) => before + (Weight * (seen - before)));
    }
}
