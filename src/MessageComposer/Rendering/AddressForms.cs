using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;
using MessageComposer.Templating;

namespace MessageComposer.Rendering;

/// <summary>How this customer is spoken to, from the segment's tone file, the channel and the title: <c>address.you|You|hello|shop</c>.</summary>
public sealed record AddressForms(string You, string Hello, string Shop) : IModelObject
{
    /// <summary>For locales without a tone file: plain English.</summary>
    public static AddressForms Plain { get; } = new("you", "Hello", "we");

    /// <summary>With a capital, for the start of a sentence.</summary>
    public string CapitalYou { get; } = char.ToUpperInvariant(You[0]) + You[1..];

    private static readonly string[] s_members = ["you", "You", "hello", "shop"];

    public IEnumerable<string> MemberNames => s_members;

    public bool TryGetMember(string name, out Value value)
    {
        value = name switch { "you" => Value.Of(You), "You" => Value.Of(CapitalYou), "hello" => Value.Of(Hello), "shop" => Value.Of(Shop), _ => Value.Null };
        return !value.IsNull;
    }

    /// <param name="tone">The segment's tone file; its <c>address</c> is given.</param>
    /// <param name="customer">Title and cleaned first name are read, nothing else.</param>
    public static AddressForms Of(ToneAddress? tone, Customer customer, string channel)
    {
        if (tone is null) return Plain;
        string you = YouOf(tone, customer.Title, channel);
        string? name = customer.FirstName;
        string pattern = name is null && tone.Hello.Contains("{name}", StringComparison.Ordinal) ? tone.HelloUnknown ?? "{you}" : tone.Hello;
        string hello = pattern.Replace("{name}", name, StringComparison.Ordinal).Replace("{you}", you, StringComparison.Ordinal).Replace("{title}", you, StringComparison.Ordinal);
        return new AddressForms(you, char.ToUpperInvariant(hello[0]) + hello[1..], tone.Shop[0]);
    }

    private static string YouOf(ToneAddress tone, string? title, string channel)
    {
        if (tone.AlwaysIn.TryGetValue(channel, out string? always)) return always;
        if (!tone.You.Contains("{title}", StringComparison.Ordinal)) return tone.You;
        if (title is not null && tone.Title == "if_known") return tone.You.Replace("{title}", title, StringComparison.Ordinal);
        return tone.UnknownIn.TryGetValue(channel, out string? here) ? here : tone.YouUnknown ?? "bạn";
    }
}
