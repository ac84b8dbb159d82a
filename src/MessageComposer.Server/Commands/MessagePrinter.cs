using System.Text;
using System.Text.Json;
using MessageComposer.Server.Api;

namespace MessageComposer.Server.Commands;

/// <summary>Prints a message: the wire's JSON, or its fields as people read them.</summary>
internal static class MessagePrinter
{
    public static async Task PrintAsync(MessageResponse message, bool asText)
    {
        string printed = asText ? TextOf(message) : JsonSerializer.Serialize(message, WireJson.Indented.MessageResponse);
        // Console.Out follows the terminal's code page; Vietnamese needs UTF-8 whatever that is.
        await using Stream output = Console.OpenStandardOutput();
        await output.WriteAsync(Encoding.UTF8.GetBytes(printed + Environment.NewLine));
    }

    internal static string TextOf(MessageResponse message)
    {
        StringBuilder text = new();
        string reason = message.Reason is { } given ? $" ({given})" : "";
        text.Append(message.Scenario).Append(" · ").Append(message.Angle).Append(" · ").Append(message.Channel).Append(" · ").Append(message.Source).Append(reason);
        if (message.Versions.Model is { } model) text.Append(" · ").Append(model == Generation.Phrasebook.ModelId ? "phrasebook (bộ câu mẫu, không phải AI)" : model);
        text.AppendLine();
        foreach ((string field, string value) in message.Fields ?? [])
            text.AppendLine().Append(field).AppendLine(":").AppendLine(value);
        foreach (FindingResponse finding in message.Guardrails.Findings)
            text.AppendLine().Append(finding.Severity).Append(' ').Append(finding.Rule).Append(' ').Append(finding.Field).Append(": ").Append(finding.Message);
        return text.ToString().TrimEnd();
    }
}
