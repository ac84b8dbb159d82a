using MessageComposer.Guardrails.Rules;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>What grounding says to people.</summary>
internal static class GroundingWordings
{
    public const string CapLaw = "Nghị định 81/2018/NĐ-CP, Điều 6 khoản 1, sửa bởi Nghị định 128/2024/NĐ-CP";

    public static readonly Wording Reason = new(
        "Mọi con số, ngày, mã, đường dẫn và lời hứa trong tin phải có trong dữ liệu, hoặc suy ra đúng từ dữ liệu.",
        "Every number, date, code, link and promise in a message must stand in the facts or follow from them exactly.");

    public static readonly Wording VolatileReason = new(
        "Dữ kiện hay đổi chỉ được đứng trong mẫu dưới dạng trường trộn, để giá hay tồn kho đổi thì mẫu vẫn đúng.",
        "Facts that change may stand in copy only as merge fields, so that it stays true when a price or a stock changes.");

    public static readonly Wording FalseEnd = new("Ưu đãi không kết thúc vào ngày này.", "The offer does not end on this day.");

    public static readonly Wording FalseEndReason = new(
        "Hạn chót phải là hạn thật của chương trình.", "A deadline must be the offer's own.");

    public static readonly Wording OverCap = new(
        "Mức giảm vượt 50% giá ngay trước khuyến mại.", "The reduction exceeds 50% of the price just before the promotion.");

    public static readonly Wording CapReason = new(
        "Khuyến mại giảm quá 50% chỉ được phép trong chương trình khuyến mại tập trung.",
        "A reduction above 50% is lawful only within a concentrated promotion programme.");

    public static Wording Of(ClaimKind kind) => kind switch
    {
        ClaimKind.Money or ClaimKind.CurrentPrice => new("Số tiền này không có trong dữ liệu.", "This amount is not in the facts."),
        ClaimKind.FormerPrice => new("Giá trước này không có trong dữ liệu.", "This former price is not in the facts."),
        ClaimKind.Saving => new("Số tiền giảm này không khớp dữ liệu.", "This saving does not follow from the facts."),
        ClaimKind.Discount or ClaimKind.PriceShare => new("Mức giảm này không khớp dữ liệu.", "This reduction does not follow from the facts."),
        ClaimKind.Percent => new("Tỷ lệ phần trăm này không có trong dữ liệu.", "This percentage is not in the facts."),
        ClaimKind.Rating => new("Điểm đánh giá này không có trong dữ liệu.", "This rating is not in the facts."),
        ClaimKind.ReviewCount => new("Số lượt đánh giá này không có trong dữ liệu.", "This number of reviews is not in the facts."),
        ClaimKind.Stock => new("Số hàng còn lại này không có trong dữ liệu.", "This stock is not in the facts."),
        ClaimKind.Count or ClaimKind.NounCount => new("Số lượng này không có trong dữ liệu.", "This number is not in the facts."),
        ClaimKind.Measure or ClaimKind.Sizes => new("Thông số này không có trong dữ liệu.", "This measure is not in the facts."),
        ClaimKind.Date or ClaimKind.Month or ClaimKind.Year => new("Thời điểm này không có trong dữ liệu.", "This date is not in the facts."),
        ClaimKind.Clock => new("Giờ này không có trong dữ liệu.", "This time is not in the facts."),
        ClaimKind.Duration => new("Thời hạn này không có trong dữ liệu.", "This length of time is not in the facts."),
        ClaimKind.BuyGet => new("Ưu đãi mua tặng này không có trong dữ liệu.", "This buy-and-get offer is not in the facts."),
        ClaimKind.Code => new("Mã này không có trong dữ liệu.", "This code is not in the facts."),
        ClaimKind.Link => new("Đường dẫn này không thuộc cửa hàng trong dữ liệu.", "This link is not the store's."),
        ClaimKind.Hotline => new("Số tổng đài này không phải của cửa hàng.", "This hotline is not the store's."),
        ClaimKind.Name => new("Tên này không có trong dữ liệu.", "This name is not in the facts."),
        ClaimKind.Model => new("Mẫu hoặc chỉ số này khác với dữ liệu.", "This model or grade differs from the facts."),
        ClaimKind.Quote => new("Lời khách hàng này không có trong dữ liệu.", "These customer's words are not in the facts."),
        ClaimKind.Material => new("Chất liệu này khác với dữ liệu.", "This material is not the one in the facts."),
        ClaimKind.Ingredient => new("Thành phần này không có trong dữ liệu.", "This content is not in the facts."),
        ClaimKind.Scent => new("Mùi vị này không có trong dữ liệu.", "This scent or flavour is not in the facts."),
        ClaimKind.Origin => new("Nơi xuất xứ này khác với dữ liệu.", "This origin differs from the facts."),
        ClaimKind.Colour => new("Màu này không có trong dữ liệu.", "This colour is not in the facts."),
        ClaimKind.Policy => new("Lời hứa này không có trong dữ liệu.", "This promise is not in the facts."),
    };

    public static readonly Wording VolatileLiteral = new("Dữ kiện hay đổi viết thẳng vào mẫu.", "A fact that changes is written out in copy.");
}
