using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>What goods hold and are made of, said in either language: "28% protein" is what "đạm 28%" says.</summary>
internal static class SameThing
{
    private static readonly string[] Rows =
    [
        "đạm,protein,proteins", "béo,fat,fats", "xơ,fibre,fiber,fibres,fibers", "sợi,fibre,fiber,fibres,fibers,yarn", "đường,sugar,sugars", "muối,salt,sodium", "tre,bamboo", "bông,cotton", "cotton,cô tông", "lanh,đũi,linen", "len,lông cừu,wool,merino",
        "lụa,tơ tằm,silk,mulberry", "lông vũ,down,feather", "da,leather", "ca cao,cacao,cocoa", "cà phê,coffee", "trà,chè,tea", "sữa,milk", "nước,water", "tinh khiết,pure,purified", "trái cây,hoa quả,fruit,fruits", "thịt,meat", "gà,chicken", "bò,beef",
        "cá hồi,salmon", "cá ngừ,tuna", "cá,fish", "tôm,shrimp,prawn", "trứng,egg,eggs", "gạo,rice", "bột mì,lúa mì,flour,wheat", "yến mạch,oats,oat", "đậu nành,soy,soya,soybean", "đậu phộng,lạc,peanut,peanuts", "mật ong,honey", "dừa,coconut", "gừng,ginger", "nghệ,turmeric",
        "dâu,strawberry,strawberries", "xoài,mango", "cồn,alcohol", "ánh sáng,sáng,light", "vitamin,vitamins", "nhựa,plastic", "giấy,paper", "thép,steel,inox,thép không gỉ", "kính cường lực,tempered glass", "kim loại,thép,inox,nhôm,hợp kim,metal,steel", "hợp kim,alloy", "hợp kim nhôm,nhôm,aluminium,aluminum", "nhôm,aluminium,aluminum", "gỗ,wood,wooden", "thuỷ tinh,glass", "cao su,rubber,latex", "bạc,silver", "vàng,gold", "tái chế,recycled",
        "hữu cơ,organic", "tự nhiên,thiên nhiên,natural", "nguyên chất,pure", "nhân tạo,tổng hợp,synthetic", "độ ẩm,moisture", "năng lượng,energy", "hạt điều,điều,cashew,cashews", "hạnh nhân,almond,almonds", "dầu,oil", "bột,powder,flour", "chiết xuất,extract",
        "collagen,collagens", "canxi,calcium", "sắt,iron", "kẽm,zinc", "tinh bột,starch", "carb,carbs,carbohydrate", "ngô,bắp,corn", "khoai,potato", "nấm,mushroom", "sen,lotus", "hoa hồng,rose", "chanh,lemon,lime", "cam,orange", "táo,apple", "nho,grape,grapes",
        "oải hương,hoa oải hương,lavender", "trà xanh,green tea,matcha", "hoa nhài,hoa lài,nhài,lài,jasmine", "sả,sả chanh,lemongrass", "bạc hà,mint,peppermint", "socola,sô cô la,chocolate", "vani,vanilla", "quế,cinnamon", "đàn hương,gỗ đàn hương,sandalwood", "đào,peach", "tuyết tùng,gỗ tuyết tùng,cedar,cedarwood", "phô mai,cheese", "chuối,banana", "việt quất,blueberry", "khuynh diệp,bạch đàn,eucalyptus", "hoa hồng,rose", "hoa cúc,chamomile", "tỏi,garlic", "bưởi,grapefruit,pomelo", "anh đào,cherry", "dưa hấu,watermelon", "sầu riêng,durian", "trầm,trầm hương,agarwood",
        "việt nam,vietnam,vietnamese", "nhật bản,nhật,japan,japanese", "hàn quốc,hàn,korea,korean", "thái lan,thái,thailand,thai", "trung quốc,china,chinese", "đài loan,taiwan,taiwanese", "pháp,france,french", "đức,germany,german", "ý,italy,italian",
        "da ý,bò ý,vải ý,lụa ý,len ý,thép ý,gỗ ý,đá ý,vang ý,kính ý,hàng ý,linen ý,nước ý,của ý,từ ý,italy,italian", "hoa kỳ,mỹ,usa,american", "thuỵ sĩ,switzerland,swiss", "úc,australia,australian", "anh quốc,nước anh,britain,british", "thổ nhĩ kỳ,turkey,turkish", "ấn độ,india,indian", "ai cập,egypt,egyptian", "bỉ,belgium,belgian", "nga,russia,russian", "hà lan,netherlands,dutch", "tây ban nha,spain,spanish", "hà nội,hanoi", "đà nẵng,danang", "sài gòn,saigon", "huế,hue",
    ];

    private static readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> ByWord = Read();

    /// <summary>Whether the fact names in its own words what the word names.</summary>
    public static bool IsNamedBy(ReadOnlySpan<char> word, ReadOnlySpan<char> fact)
    {
        if (!ByWord.TryGetValue(word, out string[]? alike)) return false;
        foreach (string name in alike)
            if (name.Length > 1 && WordingJudge.Contains(fact, name)) return true; // not the ý of "lưu ý"
        return false;
    }

    private static Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Read()
    {
        Dictionary<string, HashSet<string>> known = new(StringComparer.Ordinal);
        foreach (string row in Rows)
        {
            string[] names = [.. row.Split(',').Select(static name => FoldedText.Of(name).Toned.ToString())];
            foreach (string name in names)
            {
                if (!known.TryGetValue(name, out HashSet<string>? alike)) known[name] = alike = new HashSet<string>(StringComparer.Ordinal);
                alike.UnionWith(names);
            }
        }
        return known.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToArray(), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
