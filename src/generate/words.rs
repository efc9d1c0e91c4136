//! Sentences in the manner of a plan, put together from short lists. They mean
//! nothing in particular.

use super::random::Random;

pub const THEMES: [&str; 12] = [
    "情報発信・公開",
    "行政運営",
    "財政運営",
    "市民参加・協働",
    "土地利用・市街地",
    "子育て・教育",
    "健康・福祉",
    "防災・防犯",
    "産業・雇用",
    "環境・循環",
    "文化・スポーツ",
    "道路・交通",
];
const SUBJECTS: [&str; 24] = [
    "地域防災",
    "子育て",
    "高齢者福祉",
    "公共施設",
    "市税",
    "広報",
    "公園",
    "道路",
    "下水道",
    "学校給食",
    "図書館",
    "農業",
    "商店街",
    "観光",
    "ごみの減量",
    "省エネルギー",
    "多文化共生",
    "健康づくり",
    "消防",
    "公共交通",
    "空き家",
    "生涯学習",
    "障害福祉",
    "デジタル化",
];
const NOUNS: [&str; 12] = [
    "推進",
    "充実",
    "支援",
    "適正な管理",
    "計画的な更新",
    "情報提供",
    "相談体制の強化",
    "利用の促進",
    "担い手の育成",
    "連携の強化",
    "啓発",
    "見直し",
];
const WHOM: [&str; 10] = [
    "市民",
    "子育て世代",
    "高齢者",
    "事業者",
    "地域の団体",
    "若い世代",
    "外国人市民",
    "障害のある方",
    "転入者",
    "市民活動団体",
];
const MEANS: [&str; 12] = [
    "関係機関と連携しながら",
    "ＩＣＴを活用し",
    "優先順位を明らかにして",
    "地域の実情に応じて",
    "民間の知見を取り入れ",
    "現場の声を聞きながら",
    "費用と効果を確かめながら",
    "広域的な視点から",
    "国や県の制度も生かし",
    "計画的に",
    "分かりやすい情報を届けながら",
    "対象や時期を工夫して",
];
const CHANGES: [&str; 8] = [
    "人口減少が進む中",
    "生活様式の変化に伴い",
    "施設の老朽化が進み",
    "災害が激しさを増す中",
    "担い手の不足により",
    "働き方の多様化を受け",
    "物価の上昇が続く中",
    "高齢化の進行に伴い",
];
const FIELDS: [&str; 20] = [
    "広報",
    "防災",
    "福祉",
    "子育て",
    "健康",
    "教育",
    "文化",
    "財政",
    "税務",
    "契約",
    "道路",
    "公園",
    "都市計画",
    "下水道",
    "環境",
    "農政",
    "商工",
    "観光",
    "情報",
    "市民",
];
const DUTIES: [&str; 3] = ["政策", "推進", "管理"];

/// The name of a department; `number` below sixty gives each another one.
pub fn department(number: usize) -> String {
    let field = FIELDS.get(number % FIELDS.len()).copied();
    let duty = DUTIES.get(number / FIELDS.len() % DUTIES.len()).copied();
    format!(
        "{}{}課",
        field.unwrap_or_default(),
        duty.unwrap_or_default()
    )
}

pub fn subject(random: &mut Random) -> &'static str {
    random.pick(&SUBJECTS)
}

/// 公園の計画的な更新
pub fn measure(random: &mut Random) -> String {
    format!("{}の{}", subject(random), random.pick(&NOUNS))
}

pub fn desired_state(random: &mut Random) -> String {
    format!(
        "{}が支え合い、{}が行き届いている",
        random.pick(&WHOM),
        measure(random)
    )
}

pub fn context(random: &mut Random) -> String {
    let (change, subject) = (random.pick(&CHANGES), subject(random));
    let (whom, measure) = (random.pick(&WHOM), measure(random));
    format!(
        "{change}、{subject}を取り巻く状況は大きく変わっています。{whom}が安心して暮らし続けられるよう、{measure}がこれまで以上に求められています。"
    )
}

pub fn issue(random: &mut Random) -> String {
    let (change, subject, whom) = (random.pick(&CHANGES), subject(random), random.pick(&WHOM));
    let (noun, means) = (random.pick(&NOUNS), random.pick(&MEANS));
    format!(
        "{change}、{subject}については{whom}からの期待が高まっており、{means}{noun}に取り組む必要があります。"
    )
}

pub fn direction(random: &mut Random) -> String {
    let (whom, subject) = (random.pick(&WHOM), subject(random));
    let (means, noun) = (random.pick(&MEANS), random.pick(&NOUNS));
    format!("{whom}が{subject}に関わりやすくなるよう、{means}、{noun}に努めます。")
}

pub fn project(random: &mut Random) -> String {
    format!("{}に向けた{}事業", measure(random), random.pick(&WHOM))
}
