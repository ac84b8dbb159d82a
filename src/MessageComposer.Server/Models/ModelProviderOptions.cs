using System.ComponentModel.DataAnnotations;

namespace MessageComposer.Server.Models;

/// <summary>One entry of <c>Model:Providers</c>. What it leaves out is as <see cref="ModelOptions"/> says for all.</summary>
public sealed class ModelProviderOptions
{
    /// <summary>What logs, health and cost reports call it. Default: the kind, in small letters; must differ from the others'.</summary>
    [StringLength(50)] public string? Label { get; set; }

    /// <summary><c>OpenAI</c>, <c>Azure</c> or <c>Compatible</c>.</summary>
    public ModelProvider? Provider { get; set; }

    /// <inheritdoc cref="ModelOptions.Endpoint"/>
    public Uri? Endpoint { get; set; }

    /// <inheritdoc cref="ModelOptions.Name"/>
    [StringLength(200)] public string? Name { get; set; }

    /// <summary>From the environment only (<c>Model__Providers__0__ApiKey</c>).</summary>
    public string? ApiKey { get; set; }

    /// <summary>The environment variable that holds the key, where it has a name of its own: <c>OPENAI_API_KEY</c>.</summary>
    [RegularExpression("^[A-Za-z_][A-Za-z0-9_]{0,99}$")] public string? ApiKeyVariable { get; set; }

    /// <inheritdoc cref="ModelOptions.UseEntraId"/>
    public bool UseEntraId { get; set; }

    /// <inheritdoc cref="ModelOptions.Region"/>
    [StringLength(100)] public string? Region { get; set; }

    /// <inheritdoc cref="ModelOptions.AttemptTimeout"/>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")] public TimeSpan? AttemptTimeout { get; set; }

    /// <inheritdoc cref="ModelOptions.MaxConcurrency"/>
    [Range(1, 64)] public int? MaxConcurrency { get; set; }

    /// <inheritdoc cref="ModelOptions.Output"/>
    public ModelOutput? Output { get; set; }

    /// <inheritdoc cref="ModelOptions.SendTemperature"/>
    public bool? SendTemperature { get; set; }
}
