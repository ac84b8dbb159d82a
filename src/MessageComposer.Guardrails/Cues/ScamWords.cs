using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Rules;

namespace MessageComposer.Guardrails.Cues;

/// <summary>
/// The swindler's way of talking: a prize nobody asked for with something to do for it, a secret with a request, a threat with a link, money with no work.
/// </summary>
internal static class ScamWords
{
    /// <summary>A prize, or having been chosen for one.</summary>
    private const int Prize = 0;

    /// <summary>What is to be done for it: a link, a code to scan, a fee.</summary>
    private const int Claim = 1;

    /// <summary>What nobody may ask for: one-time codes, passwords, card numbers.</summary>
    private const int Secret = 2;

    /// <summary>Locked accounts, police, debts.</summary>
    private const int Threat = 3;

    /// <summary>Money that comes in.</summary>
    private const int Earning = 4;

    /// <summary>Without work, skill, capital or leaving home.</summary>
    private const int Ease = 5;

    /// <summary>Loans.</summary>
    private const int Credit = 6;

    public static CueRule Rule(PhraseBook.Builder phrases) => new(
        "scam", Categories.BannedWord,
        new CueBook(phrases, Vietnamese, "không chẳng đừng chớ", (1 << Secret) | (1 << Claim) | (1 << Threat)),
        new CueBook(phrases, English, "never not no don't", (1 << Secret) | (1 << Claim) | (1 << Threat)),
        new Wording("Câu này nói như kẻ lừa đảo.", "This sentence talks like a swindle."),
        new Wording(
            "Trúng thưởng giả, doạ khoá tài khoản, xin mã, việc nhẹ lương cao: khách báo rác và đầu số bị khoá.",
            "Fake prizes, threats, requests for codes, easy money: customers report them and the sender is blocked."));

    private static CueGroup[] Vietnamese { get; } =
    [
        new(Prize, 1, "phần quà, quà, iphone, xe máy, xe sh, tiền mặt, giải thưởng, thẻ cào, tiền thưởng, phần thưởng, voucher, khách hàng may mắn, may mắn, tri ân, lượt nhận quà, triệu đồng, tiền hoàn, kiện hàng, bưu phẩm, quà tặng"),
        new(Prize, 2, "trúng sh, trúng iphone, được chọn nhận, được chọn ngẫu nhiên, bạn là khách hàng thứ, quý khách là người thứ, chưa nhận thưởng, quà chưa nhận, chưa nhận quà, đang chờ bạn nhận, tặng tiền mặt, giải đặc biệt, lãnh giải, lĩnh giải, nhận giải, lãnh thưởng, lĩnh thưởng, thuê bao may mắn, số may mắn của bạn, vừa được cộng, được cộng tiền, thuộc về bạn, danh sách trúng, quà 0 đồng, quà không đồng, nhận tiền hoàn, nhận lại tiền, tiền đang treo"),
        new(Prize, 3, "giải thưởng thuộc về bạn, giải thưởng đặc biệt thuộc về, chúc mừng thuê bao, lọt vào danh sách trúng, bạn trúng giải, số điện thoại của bạn được chọn, số của bạn được chọn, thuê bao của bạn được chọn, bạn là khách hàng thứ 1000, nhận quà từ bộ"),
        new(Claim, 1, "bấm, nhấn, click, nhấp, truy cập, đăng nhập, quét mã, xác nhận, liên hệ ngay, nhận ngay, bấm nhận, để nhận, để rút, về ví, vào tài khoản, điền, nhập, cung cấp, gửi, nhắn, đọc, cài, tải, xác thực, xác minh, cập nhật, qua link, để mở lại, để xử lý, inbox, kết bạn"),
        new(Claim, 2, "bấm xác nhận, bấm để rút, bấm link, bấm vào link, theo link, đóng phí, nộp phí, đóng thuế, nộp thuế, phí hải quan, phí hồ sơ, phí bảo hiểm đơn, phí xác minh, phí giải ngân, phí làm thủ tục, chuyển trước, chuyển khoản trước, cọc trước, nộp trước, nạp trước, chỉ cần trả ship, chỉ trả ship, link lạ, số tài khoản để nhận, đăng nhập ngân hàng, quét mã này để nhận, cài app theo, tải app lạ, kích hoạt để nhận, nạp để rút"),
        new(Claim, 3, "bấm link lạ, link lạ này, file apk, cài apk, đóng thuế để lãnh, phí hải quan để nhận, đóng phí để nhận, nhập số tài khoản để nhận, điền số tài khoản để nhận, số thẻ để nhận, quét mã nhận tiền, phí bảo hiểm đơn hàng để nhận"),
        new(Secret, 2, "mã otp, otp, mã xác nhận vừa nhận, mã xác thực, mã 6 số, mã sáu số, mật khẩu facebook, mật khẩu zalo, mật khẩu ngân hàng, mật khẩu của bạn, mã pin, mã cvv, cvv, số thẻ atm, số thẻ tín dụng, số thẻ ngân hàng, sinh trắc học, ảnh căn cước, căn cước hai mặt, căn cước 2 mặt, cccd hai mặt, cccd 2 mặt, ảnh cccd, ảnh cmnd, số cccd, số căn cước, ảnh khuôn mặt, tài khoản internet banking"),
        new(Threat, 1, "khoá, bị huỷ, bị xoá, phong toả, đình chỉ, vi phạm, nợ, trước 24h, trong 24h, trong 24 giờ, ngân hàng, tài khoản ngân hàng, giao dịch lạ, giao dịch bất thường"),
        new(Threat, 2, "bị tạm khoá, tạm khoá, bị khoá sim, khoá sim, bị tạm giữ, tạm giữ, sẽ bị xoá, tài khoản sẽ bị, khởi kiện, ra toà, toà án, công an, viện kiểm sát, đang điều tra, lệnh triệu tập, phạt nguội, nợ cước, nợ thuế, bị phạt, bưu phẩm vi phạm, vi phạm pháp luật, liên quan vụ án, rửa tiền, xâm nhập trái phép, bị hack, bị đánh cắp"),
        new(Threat, 3, "sẽ bị khởi kiện, công an đang, công an sẽ, bưu phẩm vi phạm, tránh bị khoá sim, khoá sim, lệnh triệu tập, có giao dịch lạ, bị tạm khoá bấm, trước khi bị khoá"),
        new(Earning, 1, "kiếm, lương, hoa hồng, thu nhập, lãi, lợi nhuận, tiền về, có tiền, trả công, nhận tiền, nhận 5k, nhận 10k, mỗi ngày, một ngày, mỗi tháng, mỗi tuần, triệu một tháng, mỗi người được, ngày 300, ngày 500k, ngày 500, coin, tiền ảo, cổ phiếu, forex"),
        new(Earning, 2, "nhận 50k, nhận 100k, mỗi người được 100k, kiếm tiền, kiếm thêm, kiếm thêm thu nhập, kèo kiếm tiền, thu nhập không giới hạn, lương tuần, lương ngày, nhân ba tài khoản, nhân đôi vốn, nhân ba vốn, nhận về 3 triệu, góp vốn, đầu tư sinh lời, lãi mỗi ngày, lợi nhuận mỗi ngày, lãi suất cao, hoa hồng cao, hoa hồng 20, tự do tài chính, tiền tươi, làm giàu, phím lệnh, phím kèo, rút tiền mỗi ngày, like nhận tiền, thả tim nhận, xem video nhận tiền, lãi 5% mỗi ngày, ngồi không cũng có tiền, ngồi nhà cũng có tiền"),
        new(Earning, 3, "kiếm tiền khi ngủ, kiếm tiền thụ động, tự do tài chính, đa cấp, lãi 5% mỗi ngày, lãi mỗi ngày, nhân ba tài khoản, mời vào nhóm kéo người, phím lệnh coin, nhóm kín kèo, like video nhận tiền, thả tim tiktok nhận, xem quảng cáo trả công, người like video, chốt đơn ảo, làm nhiệm vụ online, đầu tư là có lãi, cam kết lãi, bao lãi, kèo kiếm tiền, thu nhập không giới hạn, ngồi không cũng có tiền, lướt điện thoại cũng có tiền, từ hai bàn tay trắng"),
        new(Ease, 1, "tại nhà, online, ở nhà, không cần bằng cấp, không cọc, không cần cọc, rảnh, 2 tiếng, vài tiếng, cho mẹ bỉm, sinh viên, nhập liệu, chia sẻ link, mời bạn bè, giới thiệu 3 người, nhóm kín, chỉ cần điện thoại, theo ca, sau một tuần, sau một tháng, bán thời gian"),
        new(Ease, 2, "không cần kinh nghiệm, không cần vốn, không vốn, việc nhẹ, việc làm thêm, việc online, tuyển ctv, tuyển cộng tác viên, cộng tác viên online, tuyển người, tuyển gấp, cần gấp người, nhận việc, làm online, làm tại nhà, đóng gói tại nhà, gia công tại nhà, chỉ cần có điện thoại, vào nhóm kín, cần 20 bạn, không cần làm gì, ngồi nhà, ngồi không"),
        new(Credit, 1, "duyệt, lãi suất, không thế chấp, cccd, trong ngày, thẻ tín dụng, phí thấp"),
        new(Credit, 2, "vay 50 triệu, vay 10 triệu, vay 20 triệu, vay 100 triệu, vay nhanh, vay tiền, vay liền, vay online, cho vay, nợ xấu, xoá nợ, giải ngân, không cần thẩm định, không thẩm định, rút tiền mặt, rút tiền từ thẻ, đáo hạn, cầm cavet, bốc họ, bát họ"),
        new(Credit, 3, "nợ xấu vẫn vay, xoá nợ xấu, hỗ trợ xoá nợ, vay chỉ cần cccd, vay nhanh duyệt, giải ngân trong ngày, rút tiền mặt từ thẻ, bốc bát họ, vay 50 triệu chỉ cần cccd"),
        new(CueBook.Comfort, 0, "không bao giờ hỏi, không hỏi, không bao giờ yêu cầu, không yêu cầu, không xin, đừng gửi, đừng đọc, đừng đưa, đừng chia sẻ, không chia sẻ, không gửi, đừng cung cấp, không cung cấp, đừng bấm, không bấm, cảnh giác, giả mạo, lừa đảo, tuyển nhân viên, tuyển thợ, tuyển nhân viên bán hàng, làm tại cửa hàng, hoa hồng đỏ, hoa hồng tươi, bó hoa hồng, nước hoa hồng, trà hoa hồng, tinh dầu hoa hồng, hoa hồng pháp, khoá kéo, ổ khoá, móc khoá, khoá cài, khoá thẻ, dây khoá, tiền mặt khi nhận, trả tiền mặt, bằng tiền mặt, chuyển khoản hay tiền mặt, không công an, công an phường, ngồi không mỏi, ngồi không bị, ngồi không đau, ngồi không lún"),
        new(CueBook.Story, 0, "truyện, tiểu thuyết, nhân vật, cuốn sách, bộ phim, không bao giờ hỏi mã, mã otp của bạn là, mã xác thực của bạn là, kẻ gian, mạo danh"),
    ];

    private static CueGroup[] English { get; } =
    [
        new(Prize, 1, "prize, gift, reward, iphone, cash, voucher, lucky, winner, refund, parcel, package, gift card"),
        new(Prize, 2, "you were chosen, you were selected, you've been chosen, you have been chosen, chosen at random, randomly selected, lucky winner, lucky customer, unclaimed, unclaimed reward, unclaimed gift, cash prize, our 1000th customer, your winnings, grand prize, you are the lucky, have been credited"),
        new(Claim, 1, "click, tap, confirm, claim, log in, login, scan, enter, send, text us, share, link, download, install, verify, to receive, to collect, to unlock, reply"),
        new(Claim, 2, "claim your free, click to restore, click to unlock, processing fee, release fee, customs fee, small fee, handling fee, pay first, pay the tax, pay upfront, transfer first, deposit first, click the link below to claim, claim it now, claim now, to release, strange link, install this app, download the apk, bank login"),
        new(Secret, 2, "code we just texted, code we sent you, code we just sent, code you just received, otp, one-time code, one time code, verification code, six-digit code, 6-digit code, your pin, pin code, cvv, card number, bank password, your password, facebook password, id card photo, both sides of your id, selfie with your id, bank details, account number"),
        new(Threat, 1, "suspended, locked, frozen, blocked, cancelled, fine, debt, within 24 hours, unusual activity, deleted"),
        new(Threat, 2, "will be suspended, will be locked, will be closed, has been locked, has been frozen, account is locked, on hold until, legal action, lawsuit, court, police, arrest, under investigation, unpaid debt, money laundering, blacklisted, your account will"),
        new(Earning, 1, "earn, income, salary, commission, profit, profits, returns, a day, per day, a week, per week, paid daily, crypto, coin, coins, forex"),
        new(Earning, 2, "make money, earn money, extra income, earn up to, unlimited income, financial freedom, guaranteed returns, guaranteed profit, triple your, double your, daily profit, get paid to, paid to like, paid daily, earn 500, earn from home, earn while you sleep, money while you sleep, quick cash, fast cash, easy cash"),
        new(Ease, 1, "from home, at home, online, part-time, spare time, two hours, just your phone, share a link, invite friends"),
        new(Ease, 2, "no experience, no skills, no investment, no capital, work from home, working from home, job offer, we are hiring, hiring now, join our team of agents, recruit three, only need a phone, all you need is a phone, doing nothing, without working"),
        new(Credit, 1, "approved, no collateral, same day, credit card, low interest"),
        new(Credit, 2, "borrow, quick loan, fast loan, instant loan, payday loan, bad credit, no credit check, cash advance, wipe your debt, erase your debt"),
        new(Earning, 3, "a day from home, a week from home, a month from home, guaranteed returns, guaranteed profit, returns guaranteed, profit guaranteed, earn while you sleep, money while you sleep"),
        new(Secret, 3, "code we just texted, code we just sent you"),
        new(Threat, 3, "click to restore, click to unlock your account, your account is locked"),
        new(CueBook.Comfort, 0, "we never ask, never ask, will never ask, do not share, don't share, never share, beware, work from home chair, working from home chair, gift wrap, gift wrapped, lock closure, working from home needs, comfortable for working from home"),
        new(CueBook.Story, 0, "novel, film, scammers, fraudsters, scam calls, impersonating"),
    ];
}
