using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Rules;

namespace MessageComposer.Guardrails.Cues;

/// <summary>Clickbait: a reaction nobody has with a teaser or a crowd.</summary>
internal static class SensationWords
{
    /// <summary>Shock, shudders, tears.</summary>
    private const int Reaction = 0;

    /// <summary>Something held back: a secret, an ending, a reason.</summary>
    private const int Teaser = 1;

    /// <summary>Everybody, the whole net, experts; the reader who will not believe.</summary>
    private const int Crowd = 2;

    /// <summary>What it is said of: a price, a cut, “look”.</summary>
    private const int Subject = 3;

    public static CueRule Rule(PhraseBook.Builder phrases) => new(
        "sensation", Categories.BannedWord,
        new CueBook(phrases, Vietnamese), new CueBook(phrases, English),
        new Wording("Câu này giật gân để câu bấm.", "This sentence is clickbait."),
        new Wording("Lối giật gân, úp mở làm khách mất tin; hãy nói thẳng món gì, giá bao nhiêu.", "Clickbait costs trust; say what it is and what it costs."));

    private static CueGroup[] Vietnamese { get; } =
    [
        new(Reaction, 1, "bất ngờ, ngạc nhiên, khó tin, tò mò, tiếc, hot, phát cuồng, gây sốt, náo loạn, xôn xao, rần rần, hú hồn, thót tim, nghiện, không tưởng, vô lý"),
        new(Reaction, 2, "phẫn nộ, hoang mang, rơi nước mắt, bật khóc, rùng mình, ngã ngửa, bật ngửa, té ngửa, ngỡ ngàng, giật mình, choáng váng, choáng ngợp, sững sờ, điếng người, kinh ngạc, sửng sốt, hoảng hồn, há hốc, rớt hàm, rụng rời, nổi da gà, phát khóc, khóc thét, khóc ròng, phát điên, điên khùng, điên loạn, lú luôn, té ghế, không thốt nên lời, chết lặng, bàng hoàng, yếu tim, xỉu ngang, xỉu up xỉu down, ngất lịm, dậy sóng, nghi ngờ nhân sinh"),
        new(Reaction, 3, "giá điên khùng, giá điên loạn, sập giá, phá đáy thị trường, phá đáy, giá phá đáy, rẻ phát khóc, rẻ vô lý, rẻ không tưởng, giá rẻ không tưởng, rẻ đến mức nghi ngờ, yếu tim đừng, đừng mở nếu, đừng bấm nếu, đừng xem nếu, thánh nhân cũng phải, giá đập nát, đập nát giá, đại hạ giá sập, rẻ bất chấp, giá chạm đáy, rẻ như cho không, rẻ như bèo, bèo như cho, tin được không, cười ra nước mắt vì giá, cháy túi cũng phải"),
        new(Teaser, 1, "sự thật, bí mật, lý do, điều này, cái kết, đến cuối, xem đến cuối, phía sau, đằng sau, thực hư, lộ diện, hé lộ, tiết lộ, mẹo này, bật mí, điều gì, chuyện gì, clip, nóng, cảnh báo, tin nóng"),
        new(Teaser, 2, "và cái kết, cái kết ngỡ ngàng, cái kết đắng, xem đến cuối để, đọc đến cuối để, giấu bạn, giấu nhẹm, muốn giấu, giấu kín, chưa từng được tiết lộ, chưa từng tiết lộ, điều mà shop khác, điều không ai nói, sự thật phía sau, sự thật đằng sau, thực hư chuyện, bấm để biết, bấm vào để biết, bấm vào đây để biết, bấm xem lý do, lý do khiến, đố bạn dám, dám bấm, đoán xem chuyện, hồi sau sẽ rõ, ai cũng sai, ít ai biết, không ai nói cho bạn, không ai ngờ, không ngờ tới, không bao giờ ngờ, trước khi bị xoá, trước khi bị gỡ, đọc xong bạn sẽ"),
        new(Teaser, 3, "và cái kết, cái kết ngỡ ngàng, cái kết đắng lòng, đố bạn dám bấm, không xem là tiếc, không xem thì tiếc cả đời, tiếc cả đời, xem ngay trước khi bị, chưa từng được tiết lộ, điều mà shop khác giấu, đọc xong bạn sẽ nghiện, người không biết điều này, người biết mẹo này, bấm vào đây để biết lý do, bấm để biết lý do, bạn sẽ không bao giờ ngờ, sẽ khiến bạn rùng mình, thực hư chuyện, tin nóng"),
        new(Crowd, 1, "ai cũng, cả xóm, cả phố, cả nước, dân mạng, cộng đồng mạng, mạng xã hội, hội chị em, chuyên gia, khiến bạn, bạn sẽ, chỉ 1%, 99% người, cư dân mạng, chị em, tiktok, cả thế giới, shop khác, hãng khác"),
        new(Crowd, 2, "dân mạng phát cuồng, gây sốt mạng xã hội, gây bão, cộng đồng mạng dậy sóng, cư dân mạng truy tìm, khiến dân mạng, khiến cả phố, cả xóm náo loạn, cả mạng, làm mưa làm gió, phát cuồng vì, náo loạn vì, xôn xao vì, khiến ai cũng, chuyên gia cũng phải"),
        new(Subject, 1, "giá, mức giảm, mức giá, giảm, khi biết, khi thấy, khi xem, khi nghe, chưa từng có, đừng mở, với giá, trước mức, chưa, xem ngay, bấm, chiếc áo này, mẫu này, món này, sản phẩm này, lại thế này"),
        new(CueBook.Comfort, 0, "quà bất ngờ, món quà bất ngờ, hộp quà bí mật, giá trị, giá đỡ, giá để, giá treo, giá sách, giá vẽ, giá kệ, khăn giật, đánh giá, nước nóng, nắng nóng, trời nóng, máy nước nóng, bánh mì nóng, nóng hổi, giữ nóng, đồ nóng, bình nóng, chống giật, không giật mình, bé giật mình, đỡ giật mình, bớt giật mình, hay giật mình, ngủ giật mình, giảm giật mình, chưa từng mua, giảm bụi, giảm ồn, hot dog"),
        new(CueBook.Story, 0, "truyện, tiểu thuyết, phim kinh dị, trinh thám, cuốn sách, nhân vật"),
    ];

    private static CueGroup[] English { get; } =
    [
        new(Reaction, 1, "surprised, surprise, viral, secret, hot, freaking out, breaking, unreal, crazy, wild, addictive, addicted"),
        new(Reaction, 2, "jaw, jaws, speechless, gasp, gasped, stunned, stuns, shocked, shocks, insane, outrageous, melt your brain, blow your mind, blown away, goosebumps, chills, lose their minds, losing their minds, lost their minds, losing it over, break the internet, broke the internet, breaks the internet, sending the internet, faint, scream, screaming, ridiculous, unthinkable, beyond belief, defies belief, too good to be true, criminally cheap, stupidly cheap"),
        new(Reaction, 3, "will shock you, will blow your mind, will leave you stunned, left us speechless, leave you speechless, will leave you speechless, will make you cry, make your jaw drop, jaws on the floor, break the internet, broke the internet, too good to be legal, should be illegal"),
        new(Teaser, 1, "the reason, the truth, the secret, find out, until the end, this trick, hack, number 3, number 7, what happened, before it's deleted, reveals, revealed, exposed, hidden, nobody tells you"),
        new(Teaser, 2, "before it is deleted, before it's deleted, before they delete, before it gets taken down, before this gets taken down, what happened next, what she did next, wait until the end, wait for it, wait till you see, nobody tells you, no one tells you, they hide, hiding from you, they are hiding, the dark truth, the ugly truth, the real reason, dare to open, dare you to, click to find out, tap to find out, open if you dare, number 7 will, number 3 will, the one thing, never told you, they never tell, won't tell you"),
        new(Teaser, 3, "what happened next, open if you dare, dare you to click, number 7 will, number 3 will, before it gets taken down, before this gets deleted, they never told you, don't open this if, do not open this"),
        new(Crowd, 1, "everyone, everybody, the internet, the whole town, experts, will make you, scientists, people, other shops, big brands, you will never, you'll never"),
        new(Crowd, 2, "the internet can't, the internet cannot, everyone is losing, everyone is talking, experts are baffled, experts hate, brands hate, dermatologists hate, shops hate"),
        new(Subject, 1, "price, prices, deal, deals, when you see, when you hear, at this, click, tap, this shirt, this one"),
        new(CueBook.Comfort, 0, "wind chills, jaw clip, hair jaw, secret pocket, secret santa, surprise gift, ice cream, screaming kids, hot water, hot drinks, hot days, hot weather, hot coffee, hot tea"),
        new(CueBook.Story, 0, "novel, thriller, film, movie, crime story"),
    ];
}
