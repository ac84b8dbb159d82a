using MessageComposer.Guardrails.Rules;

namespace MessageComposer.Guardrails.Cues;

/// <summary>
/// Guilt and shaming: a flaw with a taunt, somebody one owes something with meanness towards them. See <see cref="CueGroup"/> for what a weight means.
/// </summary>
internal static class ReproachWords
{
    /// <summary>A defect of body, home, means or character.</summary>
    private const int Flaw = 0;

    /// <summary>The sting: “mà còn đòi”, “thì ai thèm”.</summary>
    private const int Taunt = 1;

    /// <summary>Contempt that others would feel, or shame that oneself would.</summary>
    private const int Shame = 2;

    /// <summary>Somebody one owes something or wants to please: a child, a cat, the planet, the shop.</summary>
    private const int Duty = 3;

    /// <summary>Meanness or neglect towards them.</summary>
    private const int Stint = 4;

    public static CueRule Rule() => new(
        "reproach", Categories.Tone,
        new CueBook(Vietnamese, VietnameseMenders, (1 << Flaw) | (1 << Shame) | (1 << Stint), "à hả sao ư", Taunt),
        new CueBook(English, EnglishMenders, (1 << Flaw) | (1 << Shame) | (1 << Stint), "huh seriously really", Taunt),
        new Wording("Câu này chê trách hoặc làm người đọc thấy có lỗi.", "This sentence shames the reader or lays guilt on them."),
        new Wording(
            "Chê bai, dồn ép, lấy tình thân ra bắt mua là thiếu tử tế; hãy cho khách một lý do thật.",
            "We do not sell by making people feel ugly, poor or guilty; give them a real reason."));

    private const string VietnameseMenders = "không chẳng chả hết bớt giảm đỡ chống tránh khỏi ngừa khử xoá che giấu lo sợ trị sạch ngăn giúp bị dù";

    private const string EnglishMenders = "not no never less against hide hides anti without no reduce reduces stop stops if even";

    private static CueGroup[] Vietnamese { get; } =
    [
        // ---- khiếm khuyết
        new(Flaw, 1,
            "béo, mập, xấu, già, nghèo, lười, đen, lùn, hói, gầy, hôi, bừa, ế, quê, dốt, vụng, cũ, mụn, nám, bẩn, dơ, chậm, dại, khờ, lười biếng, đen thui, nách thâm, thâm nách, răng vàng, chân ngắn, chân to, mùi cơ thể, bụng mỡ, mỡ thừa, "
            + "da dẻ, da mặt, chưa chồng, chưa vợ, nội trợ, người già, có tuổi, từng này tuổi, từng tuổi này, bao nhiêu tuổi, bao nhiêu tuổi rồi, ba mươi tuổi, =xau, =ngheo, =beo, =map, =lun, =luoi, =dot, =vung, ít tiền, không có tiền, hàng chợ, đồ chợ, đồ rẻ tiền, rẻ tiền, nhà bừa, đàn bà, "
            + "mấy bà, không biết nấu, không biết nấu ăn, yếu xìu, ở quê, nhà quê, dân lao động, nông dân, công nhân, tỉnh lẻ, sinh viên nghèo, dân quê, gái quê, đọc không hiểu, người mập, người béo, người lùn, người lười, đồ cũ, áo cũ, giày cũ, khô ráp, bóng nhờn, nhăn nheo, chảy xệ, xập xệ, bất lực, vụng về, hậu đậu, "
            + "bốc mùi, hôi hám, hôi miệng, miệng hôi, hôi nách, nách hôi, hôi chân, chân hôi, người hôi, mặt như, tóc như, nhà như, chân như, dáng như, bụng như, mắt thâm quầng, thâm mắt, nọng cằm, hai cằm, xơ xác, tả tơi, lười đọc, lười học, lười vận động, lười tập, lười nhác, da xấu, da đen, lồi lõm, thô kệch, như gấu trúc, đàn ông mà, "
            + "lôi thôi, chậm như, lỗi thời, lương thấp, đi xe cũ, đàn ông yếu, biếng nhác, nhà chật, nhà thuê, ở trọ"),
        new(Flaw, 2,
            "người ngợm, tàn tạ, tàn phai, xồ xề, sồ sề, bụng bia, bụng phệ, mặt mụn, mặt đầy mụn, mặt nhiều mụn, mặt bóng nhẫy, da như da cóc, như nấm, nấm lùn, như cột đình, như heo, như khỉ, như tổ quạ, như chuồng heo, như cái chuồng, như bãi chiến trường, như ổ chuột, như bà già, như bà thím, như xác sống, như cương thi, như bãi rác, "
            + "trông như năm mươi, già cả chục tuổi, già đi cả chục tuổi, già trước tuổi, già chát, già khú, già cỗi, già nua, già háp, bèo nhèo, nhão nhoét, nhão nhẹt, ục ịch, lù xù, luộm thuộm, nhếch nhác, hôi rình, ở dơ, ở bẩn, lười tắm, xấu xí, xấu đau đớn, kém sắc, kém sang, kém cỏi, kém duyên, vô duyên, hết thời, quá lứa, ế chồng, ế vợ, "
            + "gái ế, trai ế, ế chỏng chơ, ế mốc, ế dài, bất tài, vô dụng, vô tích sự, vô trách nhiệm, vô tâm, vô ơn, vô cảm, thờ ơ, ích kỷ, nhẫn tâm, hời hợt, tệ bạc, bạc bẽo, tệ thật, quá tệ, tệ quá, tệ lắm, đoảng, ngu dốt, ngu ngơ, ngốc nghếch, thiển cận, nông cạn, tối cổ, lạc hậu, người rừng, ngoài hành tinh, quê mùa, hai lúa, cù lần, "
            + "nghèo hèn, nghèo kiết, nghèo rớt, nghèo mạt, kiết xác, ba cọc ba đồng, rẻ rúng, cùi bắp, người thừa, kẻ thừa, kẻ lười, người kém, kẻ dại, người dại, kẻ hèn, người hèn, kẻ nghèo, đồ bỏ, dốt nát, học dốt, lười chảy thây, lười như, vụng như, dốt như, béo như, xấu như, đen như, chậm như rùa, ba vòng như một, vòng eo bánh mì, ngực phẳng, "
            + "ngực lép, mông lép, mỡ bụng chảy, da mặt lồi lõm, lông lá, sến súa, quê một cục, không có chí, thiếu ý chí, thiếu bản lĩnh, ít học, kém hiểu biết, thiếu hiểu biết, thiếu văn minh, phụ nữ lái xe, nhan sắc tầm thường, tầm thường, đẳng cấp thấp, thấp kém, hạ đẳng, ăn bám, sống bám, cổ lỗ sĩ, cổ lỗ, bèo bọt, phèn chúa, đồ phèn, trông phèn, nhìn phèn, phèn lắm"),
        new(Flaw, 3,
            "bất hiếu, vô học, vô lương tâm, vô nhân tính, tán tận lương tâm, đồ tồi, thằng hèn, kẻ thất bại, kẻ thua cuộc, kẻ bất tài, kẻ vô dụng, kẻ keo kiệt, kẻ ngốc, người thua cuộc, kẻ ngu ngốc, gánh nặng cho con, gánh nặng của con, mất mỹ quan, xấu mặt gia đình, mất mặt chồng, mất mặt con, ẻo lả, mặt bạn như, da bạn như, tóc bạn như, nhà bạn như, "
            + "bạn như cái bánh, bạn như con, nhìn như nấm, nhìn như cái, lông lá như"),
        // ---- lời khích bác
        new(Taunt, 1,
            "mà còn, mà vẫn, mà cứ, mà cũng, mà lại, mà không, mà chưa, mà chẳng, mới chê, mới bỏ qua, mới không, thì nên, thì hãy, thì đừng, thì chịu, thì cứ, thì biết, thì thôi, vậy mà, thế mà, như vậy, như thế, thế kia, thế này, vậy hả, vậy à, thế à, cần gì, chờ gì, được à, được sao, được hả, sao được, có thấy, có biết, làm gì cho, bao giờ mới, "
            + "còn bạn thì, còn bạn, giùm, giùm cái, mới tin, mới để, mới bỏ, mới xài, mới dùng, mới mua, mới mặc, mới ở, cho chắc, thì mặc, biết gì, toàn, mới đứng, mà nghĩ, cũng hay, cũng giỏi, đến mức, tới mức, phải không, chỉ mình, nên ở nhà, thì nhờ, thì lướt, ai cũng phải, có ai, thì ai, nhìn mà, ai chịu nổi, không chịu, chưa chịu, chẳng chịu, "
            + "mới chịu, không thèm, còn chưa, bạn vẫn chưa, chỉ biết, tự lo, có nước, đừng mặc, đừng diện, đừng xem, đừng vào, đừng khóc, đừng kêu, đừng đòi, đừng hỏi, lướt điện thoại, vẫn ung dung, sống sao, trông bạn, nhìn bạn, bạn trông, bạn nhìn, của bạn, mặt bạn, da bạn, nhà bạn, tóc bạn, răng bạn, bụng bạn, người bạn, bạn đang, bạn quá, bạn thật, là bạn, "
            + "chị trông, anh trông, trông chị, trông anh, như bạn, ai nhìn, dám, còn đòi, lại còn, chứ gì, ham, rồi đấy, rồi đó, rồi kìa, biết mấy"),
        new(Taunt, 2,
            "mà đòi, mà còn đòi, mà cũng đòi, cũng đòi, mà dám, mà cũng dám, mà cũng mời, cũng bày đặt, bày đặt, cũng tự tin, mà tự tin, vẫn dửng dưng, mà dửng dưng, mà bình thản, vẫn thản nhiên, mà thản nhiên, ngồi lướt điện thoại, còn bạn thì ngồi, nằm ườn, ai thèm, ai mà ưa, ai mà yêu, ai mà thèm, ai mà dám, ai mà chịu, ai ưa, ai rước, ai thương nổi, "
            + "ai dám hôn, ai dám ôm, ai dám lại gần, ai dám tới, ai dám đến, ai dám ngồi, ai dám nhìn, ai dám yêu, gái nào mê, gái nào thèm, trai nào thèm, trai nào mê, chàng nào thèm, ai còn muốn, bảo sao, hèn gì, hèn chi, thảo nào, trách sao, trách gì, đừng trách, đừng hỏi sao, đừng than, đừng mơ, đừng có mơ, đừng mong, thì đừng mua, cũng đúng thôi, "
            + "cũng phải thôi, đáng lắm, đáng đời, kiểu gì thế, kiểu gì vậy, gì mà yếu, gì mà lười, thế đấy, vậy đó hả, làm gì cho xấu, làm gì cho phí, thì mua làm gì, mua loại này làm gì, thì mua loại này, loại này làm gì, thì có ích gì, nói làm gì, biết gì mà, biết gì về, biết gì ngoài, sao mà hiểu, thì hiểu gì, thì rành gì, rành gì, thì biết gì, chẳng biết gì, "
            + "sao hiểu nổi, sao học giỏi, thì cần gì, chỉ con bạn, chỉ nhà bạn, chỉ mỗi bạn, trừ bạn ra, mỗi nhà bạn, mỗi con bạn, nhà bạn còn, còn bạn vẫn, vẫn ở đáy, vẫn giậm chân, chẳng thèm, chưa thèm, ngủ ngon được, ăn ngon được, yên tâm được à, càng lùn, càng xấu, càng béo, càng nghèo, càng quê, thì ở nhà, thì ở vậy, ở vậy luôn, sao khá nổi, không khá lên, "
            + "khá lên được, cho đỡ xấu, cho đỡ quê, cho đỡ nhục, dám để mặt mộc, dám ra đường, dám bước ra, phát hoảng, phát khiếp, nhìn là biết, là biết bạn, son nào cũng thế, như nhau cả thôi, cho sang mồm, thì tuỳ, ai khôn thì, ai dại thì, người thông minh sẽ, người thông minh thì, ai không biết món, ai không biết, không biết tự lo, mới mặc thế, mới ăn mặc, "
            + "mà lắc đầu, mà quay đi, mà ngán, mà nản, mà tội, một món quà cũng, cũng không có nổi, nghĩ gì khi, còn chờ gì, còn đợi gì, còn chần chừ, tỉnh ra đi, tỉnh lại đi, dậy đi, tập đi, chịu khó giảm, bớt ăn, thì lấy gì, lấy gì mà, đòi hỏi gì, còn gì là, ra cái gì, ra gì nữa, có đáng không, coi có được không, mà coi được, mà sống được, mà chịu được"),
        new(Taunt, 3,
            "coi lại mình, xem lại mình, xem lại bản thân, coi lại bản thân, nhìn lại mình, nhìn lại bản thân, soi lại mình, soi gương lại, tự soi gương, nhìn trong gương đi, soi gương đi, biết thân biết phận, biết thân, đừng gọi là mẹ, đừng gọi là bố, đừng gọi mình là, đừng tự gọi mình là, đừng nhận mình là, đừng tự nhận, đừng bảo mình, đừng xưng là, không xứng làm, "
            + "không xứng đáng làm, không đáng làm, chưa đáng làm, không đủ tư cách, chưa đủ tư cách, có tư cách gì, thì đừng nuôi, đừng nuôi làm gì, nuôi làm gì, thì đẻ làm gì, đẻ làm gì, sinh con làm gì, đẻ ra làm gì, lấy vợ làm gì, lấy chồng làm gì, yêu đương gì, yêu đương làm gì, làm mẹ kiểu gì, làm vợ kiểu gì, làm chồng kiểu gì, làm bố kiểu gì, làm con kiểu gì, "
            + "con trai kiểu gì, con gái kiểu gì, sen kiểu gì, hiếu thảo kiểu gì, thì con cái gì, con cái kiểu gì, đàn ông gì mà, đàn ông kiểu gì, phụ nữ gì mà, con gái gì mà, con trai gì mà, vợ gì mà, chồng gì mà, mẹ gì mà, bố gì mà, khách gì mà, khách kiểu gì, đàn bà gì mà, sếp gì mà, con bạn thì sao, con bạn thì không, nhà bạn thì sao, thua ai mà, không bằng con nhà, "
            + "sao bằng người ta, đừng hỏi vì sao mình, đừng hỏi tại sao mình, đừng hỏi sao, thì đừng hỏi, thì đừng than, thì đừng trách, thì đừng kêu, thì đừng khóc, đừng khóc với shop, thì đừng ghen tị, sau này đừng, biết điều thì, không biết điều, không thấy ngại, không thấy ngượng, không thấy nhục, không thấy có lỗi, không thấy xót, không thấy xấu hổ, không thấy kỳ, "
            + "không thấy dị, thấy ngượng không, thấy xấu hổ không, thấy nhục không, thấy có lỗi không, thấy tội lỗi không, không biết ngượng, không biết ngại, không biết xấu hổ, chẳng biết ngượng, không ngại với, không ngượng với, mà không ngại, mà không thương, mà không xót, mà không đau lòng, nỡ nhìn, nỡ nào, nỡ lòng nào, nỡ sao, nỡ để, nỡ bỏ, nỡ tiếc, đành đoạn, nuốt trôi, "
            + "ăn có ngon, lương tâm để đâu, lương tâm bạn, chút lương tâm, còn lương tâm, lương tâm không cắn rứt, ráng mà tiếc, ngồi đó mà tiếc, ngồi đó mà than, nằm đó mà than, cứ than đi, tự trách mình, trách mình đi, tại bạn chậm, tự bạn chọn, lỗi tại bạn, lỗi ở bạn, lỗi là ở bạn, lỗi của chính bạn, lỗi do bạn, chỉ tại bạn, vì bạn lười, vì bạn không chịu, "
            + "do bạn không chịu, bạn sẽ hối hận, sẽ phải hối hận, sẽ hối hận vì, mới hối hận, rồi hối hận, rồi sẽ tiếc, bạn sẽ tiếc, để rồi coi, để rồi xem, nhờ người lớn đọc, đùa với shop, hứa cho vui, giỡn mặt, giỡn với shop, coi sao được, thiếu tôn trọng, hỏi cho đã, xong im luôn, rồi im luôn, rồi lặn mất, rồi bơ luôn, xong bơ luôn, xong lặn, rồi im re, bạn im re, "
            + "kỳ ghê, kỳ cục ghê, sống vậy coi được, giàu mà keo, có tiền mà keo, mấy người lười, mấy người nghèo, mấy người béo, mấy người mập, mấy ông bụng phệ, mấy chị quá lứa, làm trò cười, béo thì, mập thì, nghèo thì, lùn thì, xấu thì, ế thì, dốt thì, không có tiền thì, ít tiền thì, cũng không có thì, chê đắt thì, thì về chợ, về chợ mà, ra chợ mà mua, "
            + "là với người nghèo, không dành cho người nghèo, không dành cho người ít tiền, không dành cho kẻ, mà cứ thích chê, mà thích chê, mà hay chê, chỉ giỏi chê, còn bạn thì tuỳ, khờ lắm mới, dại lắm mới, ngu lắm mới, ngốc lắm mới, phải ngốc lắm, có đầu óc, cái cân cũng khóc, cân cũng khóc, gương cũng khóc, thì chơi với ai, nhìn bạn là chạy, cho vừa túi tiền nghèo, "
            + "biết làm sao sống, mặc gì cũng xấu, mặc gì cũng vô duyên, chồng đi ngắm, thì mất chồng, coi chừng mất chồng, thì bị bỏ, bị bỏ là phải, bị chê là phải, bị khinh là phải, là phải rồi, rảnh thì, rảnh quá ha, giàu quá ha, sang quá ha"),
        // ---- bị khinh, thấy nhục
        new(Shame, 1, "ai cũng có, bạn bè, cả xóm, cả lớp, hội bạn, người ta, họp lớp, trong gương, soi gương, khó chịu, tránh xa, bỏ đi, xì xào, tự ti, bị chê, gái trẻ, tìm người khác, không ai dám, đứng hình, chạy mất dép"),
        new(Shame, 2,
            "xấu hổ, hổ thẹn, mất mặt, bẽ mặt, muối mặt, nhục nhã, thấy nhục, ngượng, ngượng chín mặt, mắc cỡ, mặc cảm, tủi thân, tủi hổ, tủi phận, ê chề, khinh thường, coi khinh, bị khinh, bị coi thường, chê cười, cười chê, cười nhạo, cười vào mặt, cười cho, cười thầm, dè bỉu, dị nghị, bàn tán, nói xấu sau lưng, chỉ trỏ, bĩu môi, bịt mũi, né xa, xa lánh, ghẻ lạnh, "
            + "không ai thèm, chẳng ai thèm, không ai muốn, chẳng ai muốn, không ai chơi, không ai ngồi cạnh, không thèm nhìn, chẳng buồn nhìn, chán nhìn, ngán nhìn, ngắm gái trẻ, chê bạn, chán bạn, chồng chán, vợ chán, lép vế, tụt hậu, thua kém, thua chị kém em, kém người ta, thua người ta, thua bạn bè, hối hận, hối tiếc, ân hận, dằn vặt, cắn rứt, tội lỗi, bị ghét, "
            + "quay đi, lắc đầu, khó chịu lắm, làm đồng nghiệp khó chịu, người bên cạnh khó chịu, chê quê, chê nghèo, chê xấu"),
        new(Shame, 3, "ngại giùm, ngại thay, ngượng thay, xấu hổ thay, nhục thay, xấu hổ giùm, tưởng bạn nghèo, tưởng bạn là osin, tưởng bạn là bà, người ta khinh, thiên hạ cười, khinh ra mặt, gọi là quê mùa, gọi là nhà quê, gọi là quê, chui xuống đất, độn thổ, đội quần, nói sau lưng, xì xào sau lưng, sẽ tìm người khác, sẽ đi tìm người khác"),
        // ---- người mà ta mang nợ, người mà ta muốn đẹp lòng
        new(Duty, 1,
            "con, bé, con bạn, con mình, con cái, mẹ, bố, cha, ba mẹ, bố mẹ, cha mẹ, ông bà, vợ, chồng, nàng, gia đình, chó, mèo, boss, cún, bé mèo, bé cún, thú cưng, giỏ hàng, nông dân, bà con, người trồng, người thợ, người làm, trái đất, rùa biển, biển, thế hệ sau, tương lai, môi trường, rừng, người yêu, anh ấy, cô ấy, bạn đời, đồng nghiệp, hàng xóm, cả công ty, "
            + "crush, sếp, bạn trai bạn, bạn gái bạn, chồng bạn, vợ bạn, người yêu cũ, con nhà người ta, mẹ khác, nhà khác, mẹ chồng, thương con, yêu con, thương mẹ, thương bố, thương vợ, yêu vợ, yêu mẹ, báo hiếu, hiếu thảo, làm mẹ, làm bố, làm cha, làm vợ, làm chồng, giữ hàng cho bạn, giữ đơn, shop giữ"),
        new(Duty, 2,
            "nuôi bạn, hy sinh cả đời, hi sinh cả đời, vất vả nuôi, nuôi bạn lớn, thức đêm gói, thức khuya gói, đau lòng, buồn lắm, khóc ròng, khóc một mình, nằm khóc, khóc thầm, chờ bạn mãi, đợi bạn mãi, ngóng bạn, mất thưởng, mất việc, đổ bỏ, chết đói, chết vì bạn, cả tuần ế, đói meo, bơ vơ, ngủ sàn lạnh, nằm sàn lạnh, con chịu lạnh, bé chịu lạnh, chịu rét, chịu đói, "
            + "chịu khổ, đi dép đứt, áo rách, giày rách, thiệt thòi, bỏ mặc"),
        new(Duty, 3,
            "làm shop buồn, khiến shop buồn, làm tụi mình buồn, làm mẹ buồn, làm con buồn, làm bố mẹ buồn, đổ sông đổ bể, giết biển, giết chết đại dương, huỷ hoại tương lai, tàn phá trái đất, đầu độc con, hại con, phụ lòng, quên tụi mình, quên shop rồi, quên luôn tụi mình, bạn quên tụi mình, hắt hủi, ruồng bỏ, có lỗi với, tội nghiệp cho, nhìn bạn buồn, mất ngủ vì bạn, "
            + "làm shop mất ngủ, shop đau lòng, tụi mình đau lòng, shop tổn thương"),
        // ---- keo kiệt, bỏ bê
        new(Stint, 1,
            "tiếc, quên, đắn đo, do dự, chần chừ, tính toán, tiết kiệm, rẻ nhất, món rẻ, chọn rẻ, vài đồng, mấy đồng, vài trăm nghìn, vài chục nghìn, trà sữa, chê đắt, bỏ giỏ, huỷ đơn, một câu chúc, cơm thừa, đồ thừa, bỏ đó, để con, để bé, để mẹ, để bố, để vợ, để chó, để mèo, để boss, để cún, lại để, ni lông, đồ nhựa, túi nhựa, ống hút nhựa, ly nhựa, không quan tâm, "
            + "chẳng quan tâm, mặc kệ, quên sinh nhật, quên quà, quên ngày, là do mẹ, là do bố, đồ kém chất lượng, hàng kém chất lượng"),
        new(Stint, 2,
            "so đo, keo kiệt, keo với, bủn xỉn, kẹt xỉ, ki bo, hà tiện với, chi li với, tiếc tiền, tiếc rẻ, tiếc của, mà tiếc, lại tiếc, cũng tiếc, còn tiếc, tiếc với, tiếc vài, tiếc mấy, tiếc một, tiếc từng, tiếc cho con, tiếc chi, tiếc gì, không lo nổi, lo không nổi, không mua nổi, mua không nổi, không sắm nổi, không có nổi, chưa có nổi, không nuôi nổi, ngó lơ, làm ngơ, "
            + "bỏ bê, lơ là, phó mặc, qua loa với, không thương, không thật lòng, hết thương, chưa đủ thương, không đủ thương, chưa thương, thương cho có, yêu cho có, thương bằng miệng, yêu bằng miệng, chỉ nói miệng, nói suông, chúc suông, rẻ hơn ly, rẻ hơn cốc, là tại mẹ, là tại bố, là tại bạn, là do bạn, tại bố mẹ, do bố mẹ, tiêu hết cho mình, mua cho mình thì, "
            + "lo cho mình, hạt rẻ tiền, tã rẻ tiền, cũng tính toán, cũng đắn đo, cũng do dự, mà tính toán, mà đắn đo"),
        new(Stint, 3, "tiết kiệm với con, tiếc tiền với con, tính toán với con, tiếc con, keo kiệt với, so đo với con, so đo với mẹ, chỉ biết mình, chỉ nghĩ cho mình, chỉ biết nghĩ cho mình"),
        // ---- không phải trách
        new(CueBook.Comfort, 0,
            "đừng lo, không sao, chẳng sao, không có gì phải, không phải xấu hổ, không phải ngại, không cần ngại, đừng ngại, đừng ngần ngại, không còn tự ti, đừng tự trách, đừng mặc cảm, không cần đắn đo, không cần do dự, vợ chồng, con số, con đường, con chữ, cà mèo, con người, bọt biển, rong biển, tiếc là, tiếc rằng, rất tiếc, không tiếc, tiếc nuối, thật tiếc, "
            + "thu cũ đổi mới, cũ đổi mới, giá cũ, bản cũ, đời cũ, mẫu cũ, đơn cũ, địa chỉ cũ, số cũ, khách cũ, nấu chậm, sống chậm, giao chậm, chậm nhất, chậm hơn, đen trắng, màu đen, trà đen, mè đen, đậu đen, nếp đen, tỏi đen, quê nhà, quê hương, quê ngoại, quê nội, về quê, đồng quê, làng quê, miền quê, đặc sản quê, quà quê, "
            + "sữa béo, béo ngậy, béo bùi, béo thơm, chất béo, thơm béo, vị béo, béo nhẹ, ít béo, tách béo, già dặn, dừa già, bí già, già trẻ, trẻ già, tuổi già, về già, mập mạp, gầy hay mập, béo hay gầy, mập hay ốm, cao hay lùn, ngượng ngùng, quên mật khẩu, quên mã, đừng quên, không quên, chớ quên, lỡ quên, hay quên, lúc quên, bạn quên gì, quên mang, quên tắt, quên tưới, "
            + "cần gì cứ, cần gì thêm, bạn cần gì, toàn quốc, toàn bộ, toàn thân, an toàn, hoàn toàn, toàn diện, toàn cầu, toàn phần, hấp dẫn, người bạn thân, bên em bé, ai mà không, ai chẳng"),
        new(CueBook.Story, 0, "truyện, cuốn sách, quyển sách, sách kể, sách dạy, sách tranh, tiểu thuyết, nhân vật, bộ phim, phim kể, phim về, vở kịch, bài hát, câu chuyện, cổ tích, ngụ ngôn, chuyện kể"),
    ];

    private static CueGroup[] English { get; } =
    [
        new(Flaw, 1, "old, fat, poor, lazy, messy, ugly, cheap, broke, tired, wrinkles, wrinkled, belly, gut, acne, dirty, smelly, single, bald, short, skinny, clumsy, late, plain, greasy, dull, saggy, out of shape, couch, bathroom mirror"),
        new(Flaw, 2, "heartless, selfish, careless, ungrateful, thoughtless, irresponsible, neglectful, stingy, cheapskate, miserly, tightwad, worthless, useless, pathetic, hopeless, embarrassing, disgusting, gross, sloppy, shabby, frumpy, pig sty, pigsty, like a slob, slob, slobs, lazy people, poor people, broke people, fat people, old hag, spinster, double chin, beer belly, muffin top, thunder thighs, bad mother, bad father, bad parent, bad son, bad daughter, bad partner, bad husband, bad wife, bad friend, lousy, terrible mother, terrible parent, clueless, dumb, ignorant, stupid, fool, fools, dinosaur, stone age, cave, caveman, peasant, peasants, hillbilly, hick"),
        new(Flaw, 3, "make excuses, makes excuses, you loser, losers, a failure, you are failing, you're failing, failing your, failing them, let yourself go, you've let yourself go, letting yourself go, embarrassment to, disgrace, you disgust, you should know better"),
        new(Taunt, 1, "only a, only the, and you, and so do you, so do you, but you, still, no wonder, why else, or are you, or do you, would forget, would skip, would refuse, would let, deserve, deserves, then do not, then don't, just, excuse, excuses, like you, like that, to buy, afford, anyway, how long, when will you"),
        new(Taunt, 2, "and you still, and yet you, yet you still, while you, what kind of, what sort of, who would want, who would date, who would love, who wants to, nobody wants, no one wants, nobody would, no one would, nobody likes, don't complain, do not complain, don't come crying, don't cry, don't blame, do not blame, don't ask why, don't wonder, don't call yourself, do not call yourself, call yourself, can't be bothered, couldn't be bothered, cannot be bothered, too lazy, too cheap, too stingy, too proud, bother to, don't even, didn't even, can't even, only an idiot, only fools, how can you sleep, sleep at night, live with yourself, look away, walk away, excuse this time, your excuse, the excuse, won't look at, stop making"),
        new(Taunt, 3, "what kind of mother, what kind of father, what kind of parent, what kind of son, what kind of daughter, what kind of husband, what kind of wife, what kind of person, what kind of friend, what kind of owner, call yourself a, don't call yourself, how do you sleep, how can you sleep at night, live with yourself, can you live with, what's your excuse, what is your excuse, look in the mirror, take a look in the mirror, take a good look at yourself, look at yourself, you only have yourself to blame, only yourself to blame, have yourself to blame, no one to blame but, don't come crying, come crying to us, and you say you love, if you really cared, if you really loved, if you truly loved, if you cared, if you had a heart, have a heart, don't you care, do you even care, don't you love, have you no shame, no shame, aren't you ashamed, aren't you embarrassed, you ought to be ashamed, should be ashamed, is that how much, that is how much you, is this how you, know your place, act your age, at your age, you will be sorry, you'll be sorry, you would regret, live to regret, spend the rest of your life regretting, get off your, grow up, wake up loser, must be nice to ignore, thanks for nothing, thanks for ignoring, thanks for nothing"),
        new(Shame, 1, "everyone, everybody, your friends, your neighbours, your neighbors, your boss, your date, your ex, your coworkers, your colleagues, in public, behind your back, other mothers, other mums, other moms, other parents, other kids, classmates"),
        new(Shame, 2, "ashamed, shame, humiliating, humiliated, embarrassed, judge you, judging you, judges you, laugh, laughing, laughs, whispering, whisper about, mock you, mocking, pity you, pities you, guilt, guilty, regret, inadequate, falling behind, fall behind, left behind, leave you behind, the odd one out, the only one without, talk about you, disappointed, let down, unloved, neglected, abandoned, rejected, miss out on life"),
        new(Shame, 3, "you should feel bad, feel bad about yourself, feel bad for us, makes us look bad, be embarrassed to be seen, embarrassed to be seen, talk behind your back, talking behind your back, laughing behind your back"),
        new(Duty, 1, "your child, your children, your kids, your kid, your son, your daughter, your mother, your mum, your mom, your father, your dad, your parents, your wife, your husband, your partner, your family, your dog, your cat, your pet, partner, mother, father, parent, parents, the planet, the ocean, turtles, farmers, our team, our staff, we, your baby, our workers, future generations, grandma, your grandmother"),
        new(Duty, 2, "raised you, gave you everything, gave up everything, sacrificed, waited for you, waiting for you all, we waited, stayed up, held it for you, our hearts, heartbroken, crying, cried, weeping, in tears, starving, suffer, suffers, suffering, go hungry, goes hungry, freezing, shivering, sleep on the cold floor, cold floor, dying, die because, lose their jobs, lose his job, lonely, all alone, destroying, killing, choking, going without, goes without, do without"),
        new(Duty, 3, "break her heart, breaks her heart, broke her heart, break your mother's heart, breaking our hearts, turned your back, turning your back, you turned away from, you owe it to your, you owe them, you owe her, you owe us, you ghosted us, ghosted us, you ghosted, left on read, you broke your promise, killing the planet, killing the ocean, poisoning your, stealing your children's future, ruining your children"),
        new(Stint, 1, "forget, forgot, forgets, ignore, ignored, ignoring, skip, skipping, save money, saving money, cheapest, cheap one, pennies, a few dollars, a cup of coffee, latte, hesitate, hesitating, wait, waiting, scroll, scrolling, plastic"),
        new(Stint, 2, "penny pinching, pinching pennies, penny-pinch, counting pennies, count every penny, skimp, skimping, cut corners, cutting corners, begrudge, deny your, deny them, deny her, denying your, deprive, depriving, neglect, neglecting, too busy for, never call, never called, don't love, does not love, doesn't love, not love her enough, don't deserve, doesn't deserve, not worth it to you, worth less than, worth less to you, less than a coffee, less than your coffee"),
        new(Stint, 3, "your own selfishness, only think of yourself, only thinking of yourself, put yourself first again, don't love your, don't care about your, do not care about your, do not love your"),
        new(CueBook.Comfort, 0, "no need to feel, never feel, nothing to be ashamed, no shame in, shame-free, guilt-free, guilt free, without guilt, no guilt, no regrets, without regret, never regret, don't worry, no worries, old-fashioned, year-old, years old, old price, old town, short sleeve, short sleeves, shortbread, poor weather, cheap and cheerful, never goes out, laugh together, laughing together, laugh out loud, make you laugh, makes you laugh, make them laugh, laughs at dinner, good laugh, waiting in, waiting at, waiting for you in, still here, still waiting, still in, still available, still fresh, still warm, still open, still saved, just in, just for, don't forget, do not forget, never forget, we won't forget, single origin, single malt, single serve, single bed, old friends, old friend, dull finish"),
        new(CueBook.Story, 0, "novel, picture book, storybook, the story of, a story about, the film, a film, the movie, fairy tale, fable, character"),
    ];
}
