using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Server.Models;
using MessageComposer.Tests.Generation;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Tests.Models;

public sealed class ModelOptionsTests
{
    private const string Secret = "sk-very-secret";

    [Theory]
    [InlineData("Development", typeof(Phrasebook))]
    [InlineData("Production", typeof(NoModel))]
    public void Without_settings_a_developer_gets_the_phrasebook_and_production_no_model(string environment, Type client)
    {
        using IHost host = HostWith(environment, []);

        Assert.IsType(client, host.Services.GetRequiredService<IChatClient>());
        Assert.IsType<CopyWriter>(host.Services.GetRequiredService<ICopyWriter>());
    }

    [Theory]
    [InlineData("openai", "Name=gpt-5-mini;ApiKey=" + Secret)]
    [InlineData("azure", "Name=copy;Endpoint=https://shop.openai.azure.com;ApiKey=" + Secret)]
    [InlineData("azure", "Name=copy;Endpoint=https://shop.openai.azure.com;UseEntraId=true")]
    [InlineData("compatible", "Name=qwen3;Endpoint=http://localhost:11434/v1")]
    [InlineData("compatible", "Name=qwen3;Endpoint=http://ollama:11434/v1")]
    [InlineData("Compatible", "Name=qwen3;Endpoint=https://llm.example/v1;Timeout=00:01:00;ApiKey=" + Secret)]
    public void A_whole_description_of_a_provider_is_taken(string provider, string settings)
    {
        using IHost host = HostWith("Production", Settings(provider, settings));

        Assert.IsType<FailoverChatClient>(host.Services.GetRequiredService<IChatClient>());
    }

    [Theory]
    [InlineData("openai", "Name=gpt-5-mini", "Model:ApiKey is missing")]
    [InlineData("openai", "ApiKey=" + Secret, "Model:Name is missing")]
    [InlineData("azure", "Name=copy;ApiKey=" + Secret, "Model:Endpoint is missing")]
    [InlineData("azure", "Name=copy;Endpoint=https://a.example", "either the environment variable Model__ApiKey or Model:UseEntraId")]
    [InlineData("azure", "Name=copy;Endpoint=https://a.example;UseEntraId=true;ApiKey=" + Secret, "one of them")]
    [InlineData("compatible", "Name=qwen3", "Model:Endpoint is missing")]
    [InlineData("compatible", "Name=qwen3;Endpoint=http://llm.example/v1;ApiKey=" + Secret, "must be https")]
    [InlineData("compatible", "Name=qwen3;Endpoint=https://" + Secret + ":x@llm.example/v1", "without user name")]
    [InlineData("compatible", "Name=qwen3;Endpoint=ftp://llm.example", "http or https")]
    [InlineData("compatible", "Name=qwen3;Endpoint=http://localhost/v1;UseEntraId=true", "azure only")]
    [InlineData("compatible", "Name=qwen3;Endpoint=http://localhost/v1;AttemptTimeout=00:02:00", "AttemptTimeout must not be longer")]
    [InlineData("none", "Timeout=00:00:00", "Timeout")]
    [InlineData("none", "MaxRetries=9", "MaxRetries")]
    public void A_mistake_is_named_and_no_secret_is_quoted(string provider, string settings, string expected)
    {
        using IHost host = HostWith("Production", Settings(provider, settings));

        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IOptions<ModelOptions>>().Value);

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_providers_are_asked_in_the_order_of_the_list()
    {
        using IHost host = HostWith("Production", List("Provider=Azure;Name=copy;Endpoint=https://a.example;UseEntraId=true", "Provider=Compatible;Name=qwen3;Endpoint=http://127.0.0.1:11434;Label=cellar"));

        FailoverChatClient client = Assert.IsType<FailoverChatClient>(host.Services.GetRequiredService<IChatClient>());

        Assert.Equal([("azure", "copy"), ("cellar", "qwen3")], client.Providers.Select(provider => (provider.Label, provider.Model!)));
    }

    [Theory]
    [InlineData("Provider=OpenAI;Name=m", "", "Model__Providers__0__ApiKey")]
    [InlineData("Provider=OpenAI;Name=m;ApiKeyVariable=COMPOSER_NO_SUCH_VARIABLE", "", "not set")]
    [InlineData("Provider=OpenAI;Name=m;ApiKeyVariable=A;ApiKey=" + Secret, "", "both ApiKey and ApiKeyVariable")]
    [InlineData("Provider=Phrasebook;Name=m", "", "must be OpenAI, Azure or Compatible")]
    [InlineData("Provider=Compatible;Name=m;Endpoint=http://a.example/v1", "Provider=Compatible;Name=n;Endpoint=http://b.example/v1", "must differ")]
    [InlineData("Provider=Compatible;Name=m;Endpoint=http://a.example/v1;MaxConcurrency=99", "", "MaxConcurrency")]
    public void A_mistake_in_the_list_is_named_with_its_place(string first, string second, string expected)
    {
        using IHost host = HostWith("Production", List(first, second));

        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IOptions<ModelOptions>>().Value);

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_beside_a_single_provider_is_refused()
    {
        Dictionary<string, string?> settings = List("Provider=Compatible;Name=m;Endpoint=http://a.example/v1");
        settings["Model:Provider"] = "None";
        using IHost host = HostWith("Production", settings);

        Assert.Contains("not both", Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IOptions<ModelOptions>>().Value).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_the_list_in_a_settings_file_is_refused_too()
    {
        string folder = Directory.CreateTempSubdirectory("composer-options-").FullName;
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), """{ "Model": { "Providers": [ { "Provider": "OpenAI", "Name": "m", "ApiKey": "KEY" } ] } }""".Replace("KEY", Secret, StringComparison.Ordinal));
        HostApplicationBuilder builder = BuilderFor("Production", []);
        builder.Configuration.AddJsonFile(Path.Combine(folder, "appsettings.json"));
        using IHost host = builder.Build();

        string refusal = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IOptions<ModelOptions>>().Value).Message;

        Assert.Contains("Model:Providers:0:ApiKey stands in a settings file", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Budget:TokensPerDay=0", "TokensPerDay")]
    [InlineData("Budget:Prices:0:InputPerMillion=1", "Model")]
    [InlineData("Budget:Prices:0:Model=m;Budget:Prices:1:Model=m", "twice")]
    [InlineData("MaxInputTokens=1", "MaxInputTokens")]
    public void A_mistake_in_the_budget_is_named(string settings, string expected)
    {
        using IHost host = HostWith("Production", Settings("none", settings));

        Assert.Contains(expected, Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IOptions<ModelOptions>>().Value).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_in_a_settings_file_is_refused_without_being_quoted()
    {
        string folder = Directory.CreateTempSubdirectory("composer-options-").FullName;
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), """{ "Model": { "ApiKey": "KEY" } }""".Replace("KEY", Secret, StringComparison.Ordinal));
        HostApplicationBuilder builder = BuilderFor("Production", []);
        builder.Configuration.AddJsonFile(Path.Combine(folder, "appsettings.json"));
        using IHost host = builder.Build();

        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IOptions<ModelOptions>>().Value);

        Assert.Contains("settings file", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static Dictionary<string, string?> Settings(string provider, string settings) => settings.Split(';')
        .Select(setting => setting.Split('=', 2))
        .Append(["Provider", provider])
        .ToDictionary(pair => "Model:" + pair[0], pair => (string?)pair[1]);

    private static Dictionary<string, string?> List(params string[] providers) => providers
        .Where(provider => provider.Length > 0)
        .SelectMany((provider, i) => provider.Split(';').Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create($"Model:Providers:{i}:{pair[0]}", (string?)pair[1])))
        .ToDictionary();

    private static IHost HostWith(string environment, Dictionary<string, string?> settings) => BuilderFor(environment, settings).Build();

    private static HostApplicationBuilder BuilderFor(string environment, Dictionary<string, string?> settings)
    {
        HostApplicationBuilder builder = new(new HostApplicationBuilderSettings { DisableDefaults = true, EnvironmentName = environment, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging();
        builder.Services.AddSingleton<Func<ContentSnapshot>>(() => GivenContent.Snapshot);
        builder.Services.AddModel();
        return builder;
    }
}
