using MessageComposer.Templating;

namespace MessageComposer.Messages;

public sealed record Store : IModelObject
{
    public static Store Unknown { get; } = new();

    public string? Name { get; init; }

    public string? Hotline { get; init; }

    public string? Url { get; init; }

    public string? Email { get; init; }

    public string? Address { get; init; }

    /// <summary>The opt-out line the carrier gave this sender.</summary>
    public string? SmsOptOut { get; init; }

    public string? ReturnPolicy { get; init; }

    public string? Warranty { get; init; }

    /// <summary>Order value from which delivery is free, in đồng.</summary>
    public long? FreeShippingFrom { get; init; }

    private static readonly string[] s_members = ["name", "hotline", "url", "email", "address", "sms_opt_out", "return_policy", "warranty", "free_shipping_from"];

    public IEnumerable<string> MemberNames => s_members;

    public bool TryGetMember(string name, out Value value)
    {
        switch (name)
        {
            case "name": value = Value.Of(Name); return true;
            case "hotline": value = Value.Of(Hotline); return true;
            case "url": value = Value.Of(Url); return true;
            case "email": value = Value.Of(Email); return true;
            case "address": value = Value.Of(Address); return true;
            case "sms_opt_out": value = Value.Of(SmsOptOut); return true;
            case "return_policy": value = Value.Of(ReturnPolicy); return true;
            case "warranty": value = Value.Of(Warranty); return true;
            case "free_shipping_from": value = Value.Of((decimal?)FreeShippingFrom); return true;
            default: value = Value.Null; return false;
        }
    }
}
