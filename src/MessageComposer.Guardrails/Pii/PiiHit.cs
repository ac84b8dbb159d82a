namespace MessageComposer.Guardrails.Pii;

/// <summary>Kinds of personal data, in the order their detectors take precedence among hits of equal length.</summary>
internal enum PiiKind : byte
{
    BankCard,
    CitizenId,
    Phone,
    TaxCode,
    BankAccount,
    Plate,
    Email,
    SocialLink,
    DisguisedLink,
    Handle,
    Address,
    BirthDate,
    Passport,
    DrivingLicence,
    Insurance,
    PaymentCode,
    Secret,
    NameWithOrder,

    /// <summary>Times, counts or places of browsing.</summary>
    Watching,
}

/// <summary>Personal data found: tokens <paramref name="First"/> to <paramref name="End"/> (exclusive).</summary>
internal readonly record struct PiiHit(PiiKind Kind, int First, int End);
