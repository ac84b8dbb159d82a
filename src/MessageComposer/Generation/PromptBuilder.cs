using System.Diagnostics.CodeAnalysis;
using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Pii;
using MessageComposer.Messages;
using MessageComposer.Templating;

namespace MessageComposer.Generation;

/// <summary>The two messages of a prompt, and how its author wants it run.</summary>
public sealed record Prompt(string System, string User, PromptHeader Header)
{
    /// <summary>Paths of the facts it states (<c>product.name</c>); never their values.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>In words and by an example, the JSON to answer with: not every server hands a schema to its model.</summary>
    public string Shape { get; init; } = "";

    /// <summary>The second message as it is sent: <see cref="User"/> with <see cref="Shape"/>.</summary>
    public string UserMessage => Shape.Length == 0 ? User : User + "\n\n" + Shape;
}

/// <summary>Renders a scenario's prompt version for one cell. Pure and thread-safe.</summary>
/// <param name="mask">Hides more in text that shops and reviewers wrote, after <see cref="PiiScrubber"/> has hidden personal data.</param>
public sealed class PromptBuilder(Func<string, string>? mask = null)
{
    private readonly Func<string, string> _mask = mask is null ? PiiScrubber.Mask : text => mask(PiiScrubber.Mask(text));

    /// <param name="fault">Which part of the request the content does not have, or where the template failed.</param>
    public bool TryBuild(ContentSnapshot content, CopyRequest request, [NotNullWhen(true)] out Prompt? prompt, [NotNullWhen(false)] out string? fault)
    {
        prompt = null;
        fault = null;
        Cell cell = request.Cell;
        if (!content.Scenarios.TryGetValue(cell.Scenario, out ScenarioContent? scenario)) fault = $"no scenario {cell.Scenario}";
        else if (!scenario.Prompts.TryGetValue(request.PromptVersion, out PromptContent? version)) fault = $"no prompt {cell.Scenario}/{request.PromptVersion}";
        else if (scenario.Angles.FirstOrDefault(angle => angle.Definition.Id == cell.Angle) is not { } angle) fault = $"no angle {cell.Angle}";
        else if (!content.Channels.TryGetValue(cell.Channel, out ChannelDefinition? channel)) fault = $"no channel {cell.Channel}";
        else
        {
            SentFacts facts = new();
            IModelObject model = facts.Watch(new PromptModel(content, request, _mask).Build(scenario, angle, channel));
            string culture = TemplateLanguage.CultureOf(cell.Locale);
            if (!version.System.TryRender(model, culture, out RenderedTemplate? system, out TemplateError? error) ||
                !version.User.TryRender(model, culture, out RenderedTemplate? user, out error)) fault = error.ToString();
            else prompt = new Prompt(system.Text.Trim(), user.Text.Trim(), version.Header)
            {
                Facts = facts.Paths,
                Shape = CopySchema.InWords(CopyFields.For(channel, angle.Purpose), cell.Locale),
            };
        }
        return prompt is not null;
    }
}
