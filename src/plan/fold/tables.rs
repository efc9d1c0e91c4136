//! What NFKC does with the characters that occur in Japanese administrative
//! text: units in one square, circled and Roman numerals, CJK radicals that PDF
//! extraction leaves, forms for vertical text. And Latin letters, without the marks
//! that NFKD takes off them. Made from the Unicode data; the test in `fold.rs` compares
//! every entry with the crate `unicode-normalization`.

/// A run of characters that each become one character: from `first` on, the
/// characters of `to` in order.
pub struct Run {
    pub first: char,
    pub to: &'static str,
}

/// A run of characters that become several: the words of `to` in order. A
/// character that stands for itself is its own word.
pub struct Words {
    pub first: char,
    pub to: &'static str,
}
/// One to one, in order.
#[rustfmt::skip]
pub const RUNS: &[Run] = &[
    Run { first: '\u{2F00}', to: "\
        一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸\
        屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父\
        爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自\
        至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面\
        革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠" },
    Run { first: '\u{F900}', to: "\
        豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼\
        郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾\
        菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅\
        濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚\
        聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率\
        隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻\
        行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷侮僧免勉\
        勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著\
        褐視謁謹賓贈辶逸難響頻恵𤋮舘" },
    Run { first: '\u{FA70}', to: "\
        並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞\
        煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難\
        靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎" },
    Run { first: '\u{FF5F}', to: "\
        ⦅⦆。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒ\
        フヘホマミムメモヤユヨラリルレロワン" },
];

/// One to several, in order.
#[rustfmt::skip]
pub const WORDS: &[Words] = &[
    Words { first: '\u{00AA}', to: "\
        a" },
    Words { first: '\u{00B2}', to: "\
        2 3 ´ μ ¶ · ¸ 1 o » 1⁄4 1⁄2 3⁄4" },
    Words { first: '\u{00C0}', to: "\
        A A A A A A Æ C E E E E I I I I Ð N O O O O O × Ø U U U U Y Þ ß a a a a a a æ c e e e e \
        i i i i ð n o o o o o ÷ ø u u u u y þ y A a A a A a C c C c C c C c D d Đ đ E e E e E e \
        E e E e G g G g G g G g H h Ħ ħ I i I i I i I i I ı IJ ij J j K k ĸ L l L l L l L· l· Ł \
        ł N n N n N n ʼn Ŋ ŋ O o O o O o Œ œ R r R r R r S s S s S s S s T t T t Ŧ ŧ U u U u U \
        u U u U u U u W w Y y Y Z z Z z Z z s ƀ Ɓ Ƃ ƃ Ƅ ƅ Ɔ Ƈ ƈ Ɖ Ɗ Ƌ ƌ ƍ Ǝ Ə Ɛ Ƒ ƒ Ɠ Ɣ ƕ Ɩ Ɨ Ƙ \
        ƙ ƚ ƛ Ɯ Ɲ ƞ Ɵ O o Ƣ ƣ Ƥ ƥ Ʀ Ƨ ƨ Ʃ ƪ ƫ Ƭ ƭ Ʈ U u Ʊ Ʋ Ƴ ƴ Ƶ ƶ Ʒ Ƹ ƹ ƺ ƻ Ƽ ƽ ƾ ƿ ǀ ǁ ǂ ǃ \
        DZ Dz dz LJ Lj lj NJ Nj nj A a I i O o U u U u U u U u U u ǝ A a A a Æ æ Ǥ ǥ G g K k O \
        o O o Ʒ ʒ j DZ Dz dz G g Ƕ Ƿ N n A a Æ æ Ø ø A a A a E e E e I i I i O o O o R r R r U \
        u U u S s T t Ȝ ȝ H h Ƞ ȡ Ȣ ȣ Ȥ ȥ A a E e O o O o O o O o Y y ȴ ȵ ȶ ȷ ȸ ȹ Ⱥ Ȼ ȼ Ƚ Ⱦ ȿ ɀ \
        Ɂ ɂ Ƀ Ʉ Ʌ Ɇ ɇ Ɉ ɉ Ɋ ɋ Ɍ ɍ Ɏ ɏ" },
    Words { first: '\u{1E00}', to: "\
        A a B b B b B b C c D d D d D d D d D d E e E e E e E e E e F f G g H h H h H h H h H h \
        I i I i K k K k K k L l L l L l L l M m M m M m N n N n N n N n O o O o O o O o P p P p \
        R r R r R r R r S s S s S s S s S s T t T t T t T t U u U u U u U u U u V v V v W w W w \
        W w W w W w X x X x Y y Z z Z z Z z h t w y aʾ s ẜ ẝ ẞ ẟ A a A a A a A a A a A a A a A \
        a A a A a A a A a E e E e E e E e E e E e E e E e I i I i O o O o O o O o O o O o O o O \
        o O o O o O o O o U u U u U u U u U u U u U u Y y Y y Y y Y y Ỻ ỻ Ỽ ỽ Ỿ ỿ" },
    Words { first: '\u{2024}', to: "\
        . .. ..." },
    Words { first: '\u{2033}', to: "\
        ′′ ′′′" },
    Words { first: '\u{203C}', to: "\
        !!" },
    Words { first: '\u{2047}', to: "\
        ?? ?! !?" },
    Words { first: '\u{2070}', to: "\
        0 i ⁲ ⁳ 4 5 6 7 8 9 + − = ( ) n 0 1 2 3 4 5 6 7 8 9 + − = ( ) ₏ a e o x ə h k l m n \
        p s t" },
    Words { first: '\u{2100}', to: "\
        a/c a/s C °C ℄ c/o c/u Ɛ ℈ °F g H H H h ħ I I L l ℔ N No ℗ ℘ P Q R R R ℞ ℟ SM TEL TM \
        ℣ Z ℥ Ω ℧ Z ℩ K Å B C ℮ e E F Ⅎ M o א ב ג ד i ℺ FAX π γ Γ Π ∑ ⅁ ⅂ ⅃ ⅄ D d e i j" },
    Words { first: '\u{2150}', to: "\
        1⁄7 1⁄9 1⁄10 1⁄3 2⁄3 1⁄5 2⁄5 3⁄5 4⁄5 1⁄6 5⁄6 1⁄8 3⁄8 5⁄8 7⁄8 1⁄ I II III IV V VI VII \
        VIII IX X XI XII L C D M i ii iii iv v vi vii viii ix x xi xii l c d m ↀ ↁ ↂ Ↄ ↄ ↅ ↆ ↇ \
        ↈ 0⁄3" },
    Words { first: '\u{2460}', to: "\
        1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 (1) (2) (3) (4) (5) (6) (7) (8) (9) \
        (10) (11) (12) (13) (14) (15) (16) (17) (18) (19) (20) 1. 2. 3. 4. 5. 6. 7. 8. 9. 10. \
        11. 12. 13. 14. 15. 16. 17. 18. 19. 20. (a) (b) (c) (d) (e) (f) (g) (h) (i) (j) (k) (l) \
        (m) (n) (o) (p) (q) (r) (s) (t) (u) (v) (w) (x) (y) (z) A B C D E F G H I J K L M N O P \
        Q R S T U V W X Y Z a b c d e f g h i j k l m n o p q r s t u v w x y z 0" },
    Words { first: '\u{2E9F}', to: "\
        母" },
    Words { first: '\u{2EF3}', to: "\
        龟" },
    Words { first: '\u{3036}', to: "\
        〒 〷 十 卄 卅" },
    Words { first: '\u{309F}', to: "\
        より" },
    Words { first: '\u{30FF}', to: "\
        コト" },
    Words { first: '\u{3220}', to: "\
        (一) (二) (三) (四) (五) (六) (七) (八) (九) (十) (月) (火) (水) (木) (金) (土) (日) \
        (株) (有) (社) (名) (特) (財) (祝) (労) (代) (呼) (学) (監) (企) (資) (協) (祭) (休) \
        (自) (至) 問 幼 文 箏 ㉈ ㉉ ㉊ ㉋ ㉌ ㉍ ㉎ ㉏ PTE 21 22 23 24 25 26 27 28 29 30 31 32 \
        33 34 35" },
    Words { first: '\u{3280}', to: "\
        一 二 三 四 五 六 七 八 九 十 月 火 水 木 金 土 日 株 有 社 名 特 財 祝 労 秘 男 女 適 \
        優 印 注 項 休 写 正 上 中 下 左 右 医 宗 学 監 企 資 協 夜 36 37 38 39 40 41 42 43 44 \
        45 46 47 48 49 50 1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月 Hg erg eV LTD ア \
        イ ウ エ オ カ キ ク ケ コ サ シ ス セ ソ タ チ ツ テ ト ナ ニ ヌ ネ ノ ハ ヒ フ ヘ ホ \
        マ ミ ム メ モ ヤ ユ ヨ ラ リ ル レ ロ ワ ヰ ヱ ヲ 令和 アパート アルファ アンペア \
        アール イニング インチ ウォン エスクード エーカー オンス オーム カイリ カラット \
        カロリー ガロン ガンマ ギガ ギニー キュリー ギルダー キロ キログラム キロメートル \
        キロワット グラム グラムトン クルゼイロ クローネ ケース コルナ コーポ サイクル \
        サンチーム シリング センチ セント ダース デシ ドル トン ナノ ノット ハイツ パーセント \
        パーツ バーレル ピアストル ピクル ピコ ビル ファラッド フィート ブッシェル フラン \
        ヘクタール ペソ ペニヒ ヘルツ ペンス ページ ベータ ポイント ボルト ホン ポンド ホール \
        ホーン マイクロ マイル マッハ マルク マンション ミクロン ミリ ミリバール メガ メガトン \
        メートル ヤード ヤール ユアン リットル リラ ルピー ルーブル レム レントゲン ワット 0点 \
        1点 2点 3点 4点 5点 6点 7点 8点 9点 10点 11点 12点 13点 14点 15点 16点 17点 18点 19点 \
        20点 21点 22点 23点 24点 hPa da AU bar oV pc dm dm2 dm3 IU 平成 昭和 大正 明治 株式会社 \
        pA nA μA mA kA KB MB GB cal kcal pF nF μF μg mg kg Hz kHz MHz GHz THz μl ml dl kl \
        fm nm μm mm cm km mm2 cm2 m2 km2 mm3 cm3 m3 km3 m∕s m∕s2 Pa kPa MPa GPa rad rad∕s \
        rad∕s2 ps ns μs ms pV nV μV mV kV MV pW nW μW mW kW MW kΩ MΩ a.m. Bq cc cd C∕kg \
        Co. dB Gy ha HP in KK KM kt lm ln log lx mb mil mol PH p.m. PPM PR sr Sv Wb V∕m A∕m \
        1日 2日 3日 4日 5日 6日 7日 8日 9日 10日 11日 12日 13日 14日 15日 16日 17日 18日 19日 \
        20日 21日 22日 23日 24日 25日 26日 27日 28日 29日 30日 31日 gal" },
    Words { first: '\u{FB00}', to: "\
        ff fi fl ffi ffl st st" },
    Words { first: '\u{FE30}', to: "\
        .. — – _ _ ( ) { } 〔 〕 【 】 《 》 〈 〉 「 」 『 』 ﹅ ﹆ [ ] ﹉ ﹊ ﹋ ﹌ _ _ _ , \
        、 . ﹓ ; : ? ! — ( ) { } 〔 〕 # & * + - < > = ﹧ \\ $ % @" },
    Words { first: '\u{FFE0}', to: "\
        ¢ £ ¬ ￣ ¦ ¥ ₩" },
];
