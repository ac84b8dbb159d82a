using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Models;

/// <summary>What the model may use and what it costs. Bound from section <c>Model:Budget</c>.</summary>
public sealed class ModelBudgetOptions
{
    /// <summary>Tokens in and out per day in Vietnam, of all processes on the same store. Null: no bound.</summary>
    [Range(1L, 1_000_000_000_000L)] public long? TokensPerDay { get; set; }

    /// <summary>Tokens in and out for one job or one fresh copy, repetitions and repair turn included. Null: no bound.</summary>
    [Range(1L, 1_000_000_000L)] public long? TokensPerJob { get; set; }

    /// <summary>What the prices are in; only shown. Default <c>USD</c>.</summary>
    [StringLength(10, MinimumLength = 1)] public string Currency { get; set; } = "USD";

    /// <summary>Models without a price are counted, and their cost is said to be unknown.</summary>
    [ValidateEnumeratedItems] public IList<ModelPriceOptions> Prices { get; } = [];
}

/// <summary>What a million tokens of a model cost.</summary>
public sealed class ModelPriceOptions
{
    /// <summary>As <see cref="ModelOptions.Name"/> has it.</summary>
    [Required, StringLength(200, MinimumLength = 1)] public string? Model { get; set; }

    [Range(typeof(decimal), "0", "1000000")] public decimal InputPerMillion { get; set; }

    [Range(typeof(decimal), "0", "1000000")] public decimal OutputPerMillion { get; set; }
}
