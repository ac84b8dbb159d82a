using MessageComposer.Guardrails.Rules;

namespace MessageComposer.Guardrails.Pii;

/// <summary>What the scan for personal data says to people.</summary>
internal static class PiiWordings
{
    public static readonly Wording Reason = new(
        "Trong tin chỉ được có tên và cách xưng hô của người nhận; dữ liệu cá nhân khác không được xuất hiện.",
        "A message may carry the recipient's name and form of address; no other personal data.");

    public static Wording Of(PiiKind kind) => kind switch
    {
        PiiKind.BankCard => new("Có vẻ là số thẻ ngân hàng.", "This looks like a bank card number."),
        PiiKind.CitizenId => new("Có vẻ là số căn cước hoặc chứng minh nhân dân.", "This looks like a personal ID number."),
        PiiKind.Phone => new("Số điện thoại không phải của cửa hàng.", "A phone number that is not the store's."),
        PiiKind.TaxCode => new("Có vẻ là mã số thuế.", "This looks like a tax code."),
        PiiKind.BankAccount => new("Có vẻ là số tài khoản ngân hàng.", "This looks like a bank account number."),
        PiiKind.Plate => new("Có vẻ là biển số xe.", "This looks like a licence plate."),
        PiiKind.Email => new("Địa chỉ email không phải của cửa hàng.", "An e-mail address that is not the store's."),
        PiiKind.SocialLink => new("Đường dẫn tới tài khoản mạng xã hội không phải của cửa hàng.", "A link to a social account that is not the store's."),
        PiiKind.DisguisedLink => new("Đường dẫn rút gọn hoặc bị che giấu.", "A shortened or disguised link."),
        PiiKind.Handle => new("Tên tài khoản mạng xã hội không phải của cửa hàng.", "A social handle that is not the store's."),
        PiiKind.Address => new("Có vẻ là địa chỉ của một người.", "This looks like somebody's address."),
        PiiKind.BirthDate => new("Có vẻ là ngày hoặc năm sinh.", "This looks like a date of birth."),
        PiiKind.Passport => new("Có vẻ là số hộ chiếu.", "This looks like a passport number."),
        PiiKind.DrivingLicence => new("Có vẻ là số giấy phép lái xe.", "This looks like a driving licence number."),
        PiiKind.Insurance => new("Có vẻ là số bảo hiểm xã hội hoặc bảo hiểm y tế.", "This looks like a social or health insurance number."),
        PiiKind.PaymentCode => new("Có vẻ là nội dung mã QR chuyển khoản.", "This looks like a bank transfer QR payload."),
        PiiKind.Secret => new("Có vẻ là mã xác thực, mật khẩu hoặc khoá truy cập.", "This looks like a one-time code, password or access key."),
        PiiKind.NameWithOrder => new("Họ tên đầy đủ đi cùng mã đơn hàng.", "A full name together with an order code."),
        PiiKind.Watching => new("Câu này cho khách thấy mình bị theo dõi.", "This tells customers that they are being watched."),
    };
}
