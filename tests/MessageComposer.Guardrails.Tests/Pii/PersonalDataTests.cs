namespace MessageComposer.Guardrails.Tests.Pii;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("Gọi 0912345678 nhé", "0912345678")]
    [InlineData("Gọi 0912 345 678 nhé", "0912 345 678")]
    [InlineData("Gọi 0912.345.678 nhé", "0912.345.678")]
    [InlineData("Gọi 0912-345-678 nhé", "0912-345-678")]
    [InlineData("Gọi (0912) 345 678 nhé", "0912) 345 678")]
    [InlineData("Gọi 09 12 34 56 78 nhé", "09 12 34 56 78")]
    [InlineData("Gọi 0 9 1 2 . 3 4 5 . 6 7 8 nhé", "0 9 1 2 . 3 4 5 . 6 7 8")]
    [InlineData("Gọi +84 912 345 678 nhé", "+84 912 345 678")]
    [InlineData("Gọi 0084912345678 nhé", "0084912345678")]
    [InlineData("Gọi 84912345678 nhé", "84912345678")]
    [InlineData("Gọi O912 345 678 nhé", "O912 345 678")]
    [InlineData("Gọi O9O.123.4567 nhé", "O9O.123.4567")]
    [InlineData("Gọi O912.77I.346 nhé", "O912.77I.346")]
    [InlineData("Gọi ０９１２３４５６７８ nhé", "０９１２３４５６７８")]
    [InlineData("Gọi 0️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣ nhé", "0️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣")]
    [InlineData("Gọi không chín một hai ba bốn năm sáu bảy tám nhé", "không chín một hai ba bốn năm sáu bảy tám")]
    [InlineData("Goi khong chin mot hai ba bon nam sau bay tam nhe", "khong chin mot hai ba bon nam sau bay tam")]
    [InlineData("Gọi không chín 12 345 sáu bảy tám nhé", "không chín 12 345 sáu bảy tám")]
    [InlineData("sđt: 912 345 678", "912 345 678")]
    [InlineData("Zalo0912345678", "0912345678")]
    [InlineData("Gọi 09\u200B12345\u200B678", "09\u200B12345\u200B678")]
    [InlineData("Máy bàn 024 3825 1234", "024 3825 1234")]
    [InlineData("Máy bàn 0236 3825 123", "0236 3825 123")]
    [InlineData("Số cũ 0168 345 6789", "0168 345 6789")]
    [InlineData("Gọi 0903👉123👉456", "0903👉123👉456")]
    [InlineData("Alo 0 chín 1 hai 3 bốn 5 sáu 7 tám", "0 chín 1 hai 3 bốn 5 sáu 7 tám")]
    public void A_phone_number_is_found_however_it_is_written(string text, string match) => Assert.Equal(match, PiiCheck.Matches(text));

    [Theory]
    [InlineData("CCCD 079203001234", "079203001234")]
    [InlineData("Mã 001 203 012345 của bạn", "001 203 012345")]
    [InlineData("CMND 271 234 567", "271 234 567")]
    [InlineData("số căn cước 123456789012", "123456789012")]
    [InlineData("chứng minh nhân dân số 271234567", "271234567")]
    [InlineData("hộ chiếu C1234567", "C1234567")]
    [InlineData("Passport: P12345678", "P12345678")]
    [InlineData("GPLX 790123456789", "790123456789")]
    [InlineData("MST 0100233488", "0100233488")]
    [InlineData("mã số thuế 0100233488-001", "0100233488-001")]
    [InlineData("sổ BHXH 7912345678", "7912345678")]
    [InlineData("thẻ DN4790123456789", "DN4790123456789")]
    public void An_identity_number_is_found_by_its_shape_or_its_cue(string text, string match) => Assert.Equal(match, PiiCheck.Matches(text));

    [Theory]
    [InlineData("Thẻ 4111 1111 1111 1111", "4111 1111 1111 1111")]
    [InlineData("9704 0000 0000 0018", "9704 0000 0000 0018")]
    [InlineData("STK 0071001234567 nhé", "STK 0071001234567")]
    [InlineData("chuyển khoản vào Vietcombank 1023456789", "1023456789")]
    [InlineData("số tài khoản: 19034567890123", "19034567890123")]
    [InlineData("QR 00020101021238540010A00000072701240006970436011001234567890208QRIBFTTA", "00020101021238540010A00000072701240006970436011001234567890208QRIBFTTA")]
    public void Bank_data_are_found(string text, string match) => Assert.Equal(match, PiiCheck.Matches(text));

    [Theory]
    [InlineData("Xe 30A-123.45 đang chờ", "30A-123.45")]
    [InlineData("Xe 51K-678.90", "51K-678.90")]
    [InlineData("Xe máy 29-B1 123.45", "29-B1 123.45")]
    [InlineData("biển số 59X1 12345", "59X1 12345")]
    [InlineData("80-123-NG-45", "80-123-NG-45")]
    public void A_licence_plate_is_found(string text, string match) => Assert.Equal(match, PiiCheck.Matches(text));

    [Theory]
    [InlineData("Giao tới số nhà 12 ngõ 34 Láng Hạ", "số nhà 12 ngõ 34 Láng Hạ")]
    [InlineData("Giao tới 123 Nguyễn Trãi, P.5, Q.1", "123 Nguyễn Trãi, P.5, Q.1")]
    [InlineData("Giao tới 12 Nguyễn Trãi, quận 7, TP.HCM", "12 Nguyễn Trãi, quận 7")]
    [InlineData("Giao tới hẻm 45 đường Lê Lợi", "hẻm 45 đường Lê Lợi")]
    [InlineData("Giao tới 12 đường Nguyễn Huệ", "12 đường Nguyễn Huệ")]
    [InlineData("Giao tới thôn Đông, xã Bình Minh", "thôn Đông, xã Bình Minh")]
    [InlineData("Giao tới phường Bến Nghé, quận 1", "phường Bến Nghé, quận 1")]
    [InlineData("Giao tới tổ 5, ấp Bình Hoà, xã Tân Phú", "tổ 5, ấp Bình Hoà, xã Tân Phú")]
    public void A_home_address_is_found_in_old_and_new_units(string text, string match) => Assert.Equal(match, PiiCheck.Matches(text));

    [Theory]
    [InlineData("Thư về lan.nguyen@gmail.com nha", "lan.nguyen@gmail.com")]
    [InlineData("lan a còng gmail chấm com", "lan a còng gmail chấm com")]
    [InlineData("lan (at) gmail.com", "lan (at) gmail.com")]
    [InlineData("lan [at] gmail [.] com", "lan [at] gmail [.] com")]
    [InlineData("Nhắn zalo.me/0912345678 nhé", "zalo.me/0912345678")]
    [InlineData("Xem https://www.facebook.com/lan.nguyen nhé", "https://www.facebook.com/lan.nguyen")]
    [InlineData("Xem bit.ly/abc nhé", "bit.ly/abc")]
    [InlineData("Xem bit . ly/abc nhé", "bit . ly/abc")]
    [InlineData("Xem shopee[.]vn/may nhé", "shopee[.]vn/may")]
    [InlineData("zalo chấm me", "zalo chấm me")]
    [InlineData("hxxps://lua.example/x", "hxxps://lua.example/x")]
    [InlineData("Theo dõi @lan.nguyen nhé", "@lan.nguyen")]
    public void An_address_of_the_net_is_found_plain_or_disguised(string text, string match) => Assert.Equal(match, PiiCheck.Matches(text));

    [Theory]
    [InlineData("Bạn sinh ngày 05/03/1998", "sinh ngày 05/03/1998")]
    [InlineData("ngày sinh: 5.3.1998", "sinh: 5.3.1998")]
    [InlineData("chị sinh năm 1998", "sinh năm 1998")]
    [InlineData("sn 98", "sn 98")]
    [InlineData("sinh ngày 5 tháng 3 năm 1998", "sinh ngày 5 tháng 3 năm 1998")]
    public void A_date_of_birth_needs_its_cue(string text, string match) => Assert.Equal(match, PiiCheck.Matches(text));

    [Theory]
    [InlineData("Mã OTP của bạn là 482913", "482913")]
    [InlineData("mật khẩu: Abc@12345", "Abc@12345")]
    [InlineData("mật khẩu gaome!2031 để vào", "gaome!2031")]
    [InlineData("mat khau vuon_hong77", "vuon_hong77")]
    [InlineData("key sk-proj-abcdefghij1234567890", "sk-proj-abcdefghij1234567890")]
    public void A_secret_is_found_with_its_value(string text, string match) => Assert.Equal(match, PiiCheck.Matches(text));

    [Fact]
    public void A_full_name_is_personal_beside_an_order_code()
    {
        Assert.Equal("DH12345 của Nguyễn Thị Lan", PiiCheck.Matches("Đơn hàng DH12345 của Nguyễn Thị Lan đã giao"));
        Assert.Empty(PiiCheck.Of("Chào Lan, đơn hàng DH12345 đã giao"));
    }

    [Theory]
    [InlineData("Bạn đã xem 3 lần rồi đó", "Bạn đã xem 3 lần")]
    [InlineData("Bên mình biết bạn đang ngồi ở chợ và xem nến", "biết bạn đang ngồi ở chợ")]
    [InlineData("We noticed you browsing on your tablet at midnight", "We noticed you browsing on your tablet at midnight")]
    [InlineData("Bạn vừa thoát trang lúc 21:40", "Bạn vừa thoát trang lúc 21:40")]
    [InlineData("Tối qua lúc 21:07 bạn đã ghé xem món này", "Tối qua lúc 21:07 bạn đã ghé xem")]
    [InlineData("Bạn vừa xem món này hôm qua", "Bạn vừa xem món này hôm qua")]
    [InlineData("Chào bạn ở Cần Thơ", "ở Cần Thơ")]
    [InlineData("Khách ở tỉnh mình mua nhiều", "ở tỉnh mình")]
    public void Telling_customers_that_they_are_watched_is_found(string text, string match) => Assert.Equal(match, PiiCheck.Matches(text));

    [Theory]
    [InlineData("Món bạn từng xem vừa xuống giá nha")]
    [InlineData("Bạn xem lại giỏ giúp shop nhé")]
    [InlineData("Sản phẩm bạn đã xem đã có hàng trở lại")]
    [InlineData("Shop mở cửa 09:00 - 21:30 23/11")]
    [InlineData("Áp dụng 08/11/2026 - 23/11/2026")]
    [InlineData("Áp dụng 08.11.2026 - 23.11.2026")]
    [InlineData("Giá từ 189.000 - 239.000đ")]
    [InlineData("Giá 1.290.000.000 đ")]
    [InlineData("ISBN 9786041234567, EAN 8934567890123")]
    [InlineData("Laptop ThinkPad X1-2026, RAM 32GB, pin 5000mAh")]
    [InlineData("Kem chống nắng SPF50+ PA++++ 50ml")]
    [InlineData("Size 38, 39, 40, 41 đều còn")]
    [InlineData("Nhập mã MAY10 giảm 10%")]
    [InlineData("Gọi 1900 6868 hoặc 1800 1234")]
    [InlineData("Giao quận 1, quận 3, TP.HCM trong 2h")]
    [InlineData("Giao khắp các quận huyện, tỉnh thành")]
    [InlineData("Mừng sinh nhật shop tháng 11")]
    [InlineData("Đường Biên Hoà 1kg")]
    [InlineData("Không khô, không nhờn, một hai ba bôi thôi")]
    [InlineData("Ưu đãi khi chuyển khoản 500.000đ")]
    [InlineData("Combo 5 hộp, mỗi hộp 12 gói")]
    [InlineData("Lô 20261121, hạn 12/2028")]
    [InlineData("Nhận mã OTP qua tin nhắn để đăng nhập")]
    [InlineData("Đọc thêm tại shop.example/may")]
    [InlineData("Trả góp 0% qua thẻ tín dụng 12 tháng")]
    [InlineData("Ở Cần Thơ vẫn giao trong 2 ngày")]
    [InlineData("Giỏ hàng của bạn ở Mây Beauty vẫn còn")]
    [InlineData("Mã đơn 2211A0912345678")]
    [InlineData("Top 10 Sản Phẩm Yêu Thích, số 1 Việt Nam")]
    [InlineData("Sinh năm nào cũng được giảm")]
    [InlineData("")]
    public void What_only_looks_like_personal_data_is_let_through(string text) => Assert.Equal("", PiiCheck.Matches(text));

    [Theory]
    [InlineData("Gọi 0912 000 111 hoặc +84 912 000 111")]
    [InlineData("Gọi 1900 6868")]
    [InlineData("Thư về cskh@may.vn")]
    [InlineData("Ghé 12 Nguyễn Trãi, phường Bến Thành, TP.HCM")]
    [InlineData("Ghé 12 Nguyễn Trãi, TP.HCM")]
    [InlineData("Xem https://shop.example/may-150?x=1")]
    [InlineData("Mã SKU0912345678, EAN 8934567890123")]
    [InlineData("Đơn DH081203000123 đang giao")]
    public void What_the_facts_make_public_is_let_through(string text) => Assert.Equal("", PiiCheck.Matches(text, PiiCheck.Store));

    [Fact]
    public void Facts_about_the_customer_make_nothing_public() => Assert.Equal("0933 444 555", PiiCheck.Matches("Gọi 0933 444 555", PiiCheck.Store));

    [Theory]
    [InlineData("Bong da so 5 San Chieu gia 210.000d", "")]
    [InlineData("Bóng đá số 5 Sân Chiều giá 210.000đ", "")]
    [InlineData("Giao tới số 5 Sân Chiều, phường Bến Nghé", "số 5 Sân Chiều, phường Bến Nghé")]
    public void A_number_in_a_name_of_the_goods_is_no_house(string text, string match) =>
        Assert.Equal(match, PiiCheck.Matches(text, """{ "products": [ { "id": "SC-B5", "name": "Bóng đá số 5 Sân Chiều" } ] }"""));

    [Theory]
    [InlineData("Ghé 12 Lê Lợi, phường Bến Thành", "")]
    [InlineData("Ghé 14 Lê Lợi, phường Bến Thành", "14 Lê Lợi, phường Bến")]
    public void An_address_may_leave_out_a_word(string text, string match) =>
        Assert.Equal(match, PiiCheck.Matches(text, """{ "store": { "address": "12 đường Lê Lợi, phường Bến Thành" } }"""));

    [Theory]
    [InlineData("Order at shop.example/tea today", "")]
    [InlineData("Find more at shop.example", "")]
    [InlineData("Puzzle 200 for 180,000 VND at shop.example", "")]
    [InlineData("Contact lan at shop.example", "lan at shop.example")]
    [InlineData("lan at shop dot com", "lan at shop dot com")]
    [InlineData("Write to lan.nguyen at gmail.com", "lan.nguyen at gmail.com")]
    public void A_place_to_go_to_is_no_mail_address(string text, string match) => Assert.Equal(match, PiiCheck.Matches(text, "{}"));

    [Theory]
    [InlineData("Lúc bạn lướt xem giày ở quán cà phê quận 7", true)]
    [InlineData("Bạn ở lại trang này 14 phút", true)]
    [InlineData("You were browsing this yesterday", true)]
    [InlineData("Khi bạn ghé xem giày ở quận 7, nhân viên sẽ đo chân", false)]
    [InlineData("Khi bạn xem phim ở nhà", false)]
    [InlineData("Ưu đãi kết thúc ngày 30/11, bạn ghé xem", false)]
    [InlineData("Ngày 30/11 bạn ghé xem nhé", false)]
    [InlineData("Ngày 20/11 bạn xem món này", true)]
    [InlineData("Tối qua bạn ghé xem áo này nhé", true)]
    [InlineData("Bạn ở lại thêm 2 ngày", false)]
    [InlineData("Lúc 22:15 hôm qua bạn còn dừng ở trang trà", true)]
    [InlineData("Bạn nán lại rất lâu ở mục trà", true)]
    [InlineData("Bạn dừng ở trang thanh toán rồi", false)]
    [InlineData("Bạn dừng chân thật lâu ở quán nhé", false)]
    public void Where_and_how_long_somebody_looked_is_theirs(string text, bool found) => Assert.Equal(found, PiiCheck.Matches(text).Length > 0);
}
