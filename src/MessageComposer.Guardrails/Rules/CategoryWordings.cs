namespace MessageComposer.Guardrails.Rules;

/// <summary>What a hit of a rule file says, by category; <c>{0}</c> is the stretch of text.</summary>
internal static class CategoryWordings
{
    private static readonly Dictionary<string, Wording> Hits = new()
    {
        [Categories.BannedWord] = new("“{0}” là từ ngữ bị cấm.", "“{0}” is banned wording."),
        [Categories.SuperlativeClaim] = new("“{0}” là khẳng định hơn nhất chưa có tài liệu chứng minh.", "“{0}” is a superlative claim without proof."),
        [Categories.MedicalClaim] = new("“{0}” khiến sản phẩm bị hiểu là có tác dụng chữa bệnh.", "“{0}” presents the product as a treatment."),
        [Categories.GreenClaim] = new("“{0}” là khẳng định về môi trường hoặc tự nhiên mà dữ liệu không chứng thực.", "“{0}” is an environmental or natural claim that the facts do not carry."),
        [Categories.GuaranteeClaim] = new("“{0}” là lời cam kết mà dữ liệu không có.", "“{0}” is a promise that the facts do not carry."),
        [Categories.FalseUrgency] = new("“{0}” tạo cảm giác khan hiếm hoặc gấp gáp mà dữ liệu không có.", "“{0}” creates scarcity or urgency that the facts do not carry."),
        [Categories.Pii] = new("“{0}” để lộ hoặc đòi thông tin cá nhân.", "“{0}” gives away or asks for personal data."),
        [Categories.UngroundedFact] = new("“{0}” không có trong dữ liệu.", "“{0}” is not in the facts."),
        [Categories.Tone] = new("“{0}” không hợp giọng văn.", "“{0}” does not fit the voice."),
        [Categories.ChannelLimit] = new("“{0}” không được dùng trên kênh này.", "“{0}” may not be used on this channel."),
        [Categories.MissingRequired] = new("Thiếu nội dung bắt buộc.", "Something the text must say is missing."),
        [Categories.Injection] = new("“{0}” là mã hoặc dấu vết của câu lệnh còn sót lại.", "“{0}” is left-over code or prompt text."),
        [Categories.SendingRule] = new("“{0}” trái với quy định gửi tin của kênh.", "“{0}” breaks a sending rule of the channel."),
    };

    private static readonly Wording Missing = new("Thiếu câu bắt buộc: “{0}”.", "The obligatory sentence is missing: “{0}”.");

    public static string ForHit(string category, string match, string locale) => Hits[category].With(match).In(locale);

    public static string ForMissing(string sentence, string locale) => Missing.With(sentence).In(locale);
}
