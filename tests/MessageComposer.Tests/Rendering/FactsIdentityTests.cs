using System.Reflection;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Rendering;
using MessageComposer.Templating;
using MessageComposer.Tests.Composition;

namespace MessageComposer.Tests.Rendering;

/// <summary>A text that was clean with some facts is not judged again with facts of the same identity: nothing a rule can read may be missing from it.</summary>
public class FactsIdentityTests
{
    private static readonly ContentSnapshot s_content = ShippedContent.Snapshot;

    /// <summary>Follow from others, or are no fact that a rule can read.</summary>
    private static readonly string[] s_derived = ["Product.DeliveryDays", "BriefContext.SendAt", "BriefContext.LocalTime"];

    private static readonly Product s_product = new() { Name = "Khăn lụa", ShortName = "Khăn lụa" };

    public static TheoryData<Type, string> Members()
    {
        TheoryData<Type, string> members = [];
        foreach (Type type in (Type[])[typeof(Product), typeof(Store), typeof(Promotion), typeof(BriefContext)])
        {
            foreach (PropertyInfo property in type.GetProperties())
            {
                if (property.SetMethod is not null && !s_derived.Contains($"{type.Name}.{property.Name}")) members.Add(type, property.Name);
            }
        }
        members.Add(typeof(Customer), nameof(Customer.FirstName));
        members.Add(typeof(Customer), nameof(Customer.Title));
        return members;
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Any_member_with_another_value_makes_another_identity(Type type, string member)
    {
        PropertyInfo property = type.GetProperty(member)!;
        object usual = UsualOf(type), other = UsualOf(type);
        property.SetValue(other, AnotherThan(property.GetValue(usual), property.PropertyType));
        Assert.NotEqual(IdentityOf(With(usual)), IdentityOf(With(other)));
        Assert.Equal(IdentityOf(With(usual)), IdentityOf(With(UsualOf(type))));
    }

    [Fact]
    public void What_a_rule_objected_to_and_the_angle_count()
    {
        Brief brief = With(s_product);
        Assert.NotEqual(IdentityOf(brief), IdentityOf(brief with { Product = s_product with { ReviewHighlights = ["mềm"] } }));
        Assert.NotEqual(IdentityOf(brief), IdentityOf(brief, angle: "lan-cuoi"));
    }

    private static object UsualOf(Type type) =>
        type == typeof(Product) ? s_product with { } : type == typeof(Store) ? new Store { Name = "Tiệm Khăn" } : Activator.CreateInstance(type)!;

    private static Brief With(object part)
    {
        Product product = part as Product ?? s_product;
        return new Brief
        {
            Scenario = "cart-abandonment", Channel = "push", Locale = "vi-VN", Customer = part as Customer ?? new Customer(), Products = [product], Product = product,
            Store = part as Store ?? new Store { Name = "Tiệm Khăn" }, Promotion = part as Promotion, Context = part as BriefContext ?? new BriefContext(),
            At = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(7)), Day = new DateOnly(2026, 11, 21), Cart = new Cart(1, null, "Khăn lụa", null),
        };
    }

    private static UInt128 IdentityOf(Brief brief, string angle = "nhac-nhe")
    {
        Audience audience = new("office", Cell.NoMotive, angle, Purpose.Advertising);
        return FactsIdentity.Of(new BriefModel(brief, audience, AddressForms.Of(null, brief.Customer, brief.Channel), s_content));
    }

    private static object AnotherThan(object? value, Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string)) return value + "khác";
        if (plain == typeof(bool)) return value is not true;
        if (plain == typeof(int)) return 7;
        if (plain == typeof(long)) return 70_000L;
        if (plain == typeof(decimal)) return 4.5m;
        if (plain == typeof(DateOnly)) return new DateOnly(2026, 12, 1);
        if (plain == typeof(TimeOnly)) return new TimeOnly(20, 0);
        if (plain == typeof(ProductRole)) return ProductRole.Viewed;
        if (plain == typeof(IReadOnlyList<string>)) return (string[])["mềm"];
        if (plain == typeof(IReadOnlyList<Faq>)) return (Faq[])[new("Giặt máy?", "Được ạ.")];
        if (plain == typeof(IReadOnlyList<Certificate>)) return (Certificate[])[new("Cotton hữu cơ", null, null)];
        if (plain == typeof(AttributeBag)) return new AttributeBag(new Dictionary<string, Value> { ["màu"] = Value.Of("đỏ") });
        if (plain == typeof(ProductLines)) return new ProductLines("Mềm.", null, null);
        throw new Xunit.Sdk.XunitException($"Say what another {plain.Name} is.");
    }
}
