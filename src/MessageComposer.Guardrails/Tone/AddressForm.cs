namespace MessageComposer.Guardrails.Tone;

/// <summary>How a text speaks to its reader. Neutral nouns (khách hàng, hội viên) and the ambiguous <c>mình</c> are none of these.</summary>
internal enum AddressForm : byte
{
    /// <summary>bạn.</summary>
    Friend,

    /// <summary>anh, chị, anh/chị.</summary>
    Elder,

    /// <summary>quý khách, quý vị.</summary>
    Guest,

    /// <summary>cậu.</summary>
    Peer,

    /// <summary>ní, bồ, mấy bà.</summary>
    Slang,

    /// <summary>ông/bà.</summary>
    Official,

    /// <summary>mày, tao.</summary>
    Rude,
}
