"""Finds home addresses: chains of place names and of building numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.privacy.text import Hit, View


def _words(text: str) -> list[str]:
    return text.split()


PROVINCES = _words(
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 "
    "湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 台湾 香港 澳门"
)
CITIES = _words(
    "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 "
    "朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 "
    "乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 "
    "四平 辽源 通化 白山 松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 "
    "七台河 牡丹江 黑河 绥化 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 "
    "宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 "
    "淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 "
    "南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 "
    "枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 "
    "安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 "
    "襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 "
    "益阳 郴州 永州 怀化 娄底 湘西 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 "
    "梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 "
    "贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 "
    "内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山 贵阳 六盘水 遵义 安顺 "
    "毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 拉萨 "
    "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 "
    "平凉 酒泉 庆阳 定西 陇南 临夏 西宁 海东 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 "
    "吐鲁番 哈密 喀什 和田 伊犁 "
    "义乌 昆山 常熟 张家港 江阴 宜兴 太仓 慈溪 余姚 诸暨 温岭 瑞安 乐清 晋江 石狮 福清 胶州 平度 莱西 "
    "寿光 滕州 邹城 新郑 巩义 荥阳 新密 登封 永城 邓州 禹州 浏阳 宁乡 醴陵 耒阳 仙桃 潜江 天门 都江堰 "
    "彭州 崇州 简阳 绵竹 江油 阆中 仁怀 凯里 都匀 景洪 香格里拉 库尔勒 石河子 迁安 遵化 任丘 三河 霸州 "
    "定州 辛集 雄安 济源 海宁 桐乡 东阳 永康 临海 靖江 丹阳 句容 仪征 溧阳 启东 如皋 海门 肥西 肥东"
)
"""Provinces and cities: where an address begins, and words that are nobody's name."""

_CITY = "(?:" + "|".join(sorted([*PROVINCES, *CITIES], key=len, reverse=True)) + ")"

# Words of the sentence around an address; no place name is read across one of them.
_GRAMMAR = (
    "的了是在到去从我你您他她它说要不没这哪把被给就也还们吗呢吧啊呀很着么什谁寄往跟催让叫问答欠住"
    "个几"
)
_CHAR = rf"(?:(?![{_GRAMMAR}])[\u4e00-\u9fff]|(?<=[喀布])什|个(?=旧)|那(?=[曲坡]))"
_NUMERAL = r"[0-9A-Za-z零〇一二三四五六七八九十百甲乙丙丁东西南北\-#]"

_AREA = "特别行政区|自治区|自治州|自治县|开发区|新区|地区|省|市(?!场)|州|盟|区|县|旗(?![屯村镇乡庄寨社大])"
_TOWN = "街道|镇|乡|苏木"
_VILLAGE = "社区|新村|嘎查|大队|小组|生产队|牧场|农场|林场|村|屯|庄|寨|坝|湾|塘|冲|店子|沟"
_ROAD = "大道|大街|路|街|巷|胡同|里弄|弄堂|公路"
_ESTATE = (
    "小区|花园|家园|公寓|花苑|苑|大厦|广场|花城|花都|水岸|半岛|丽都|名城|新城|豪庭|国际|佳园|嘉园|华府|公馆|雅居|家属院"
    "|大院|别墅|山庄|宿舍|御府|名邸|庭院|城|园|府|湾|庭|居|邨|坊|厂区|老区|生活区|职工楼|教工楼|筒子楼|家属楼"
)
_PART = "号楼|号院|号大院|支弄|条弄|大队|小队|中队|村|社|坊|道街|单元|栋楼|栋|幢|座|号|室|房|户|层|楼|组团|组(?!团)|队|排|弄|区|期|门|巷|院|段"

# 红旗大道 is a road, no 旗: a suffix that runs into a road's is part of the road's name.
_NO_ROAD = "(?!路|街|大道|巷|胡同)"
_NO_TOWN = "(?![东西南北中前后]?(?:路|街|大道)|路|街|大道|巷|胡同|镇|乡|村|小区)"
_SUFFIX = rf"(?:(?:{_AREA}|{_TOWN}){_NO_ROAD}|(?:{_VILLAGE}|{_ESTATE}){_NO_TOWN}|(?:{_ROAD})(?!村|坊|社区|街道|新村|小区|宿舍|大院|家属))"
_NUMBERED_UNIT = rf"(?:第?{_NUMERAL}{{1,6}} ?(?:{_PART}))"
# An estate may have no suffix at all: 水榭花都 3 栋.
_BARE_ESTATE = (
    rf"{_CHAR}{{2,6}}(?= ?[0-9A-Za-z一二三四五六七八九十]{{1,3}} ?(?:栋|幢|号楼|座|单元))"
)
# The small places of the country, only behind the name of a larger one: 礼士村西圩埭.
_HAMLET_END = (
    "(?:浜|圩|埭|圈|坳|岗|坪|坡|桥头|桥|庙|铺|集|堡|洼|窑|岭|泾|港|渡|墩|垛|塆|垸|营子|窝铺|营|围子|甸子"
    "|梁|峁|塬|沟门|滩|矿|头|口|社|组(?!团)){1,2}"
)
# 小寨东路陕师大附近, and a yard without a name of its own: 棉纺厂宿舍.
_LANDMARK = rf"(?<=[路街道巷村镇]){_CHAR}{{2,6}}?(?=附近|旁边|对面|后面|隔壁)"
_BARE_YARD = "(?<=[村厂路街区园里])(?:大院|宿舍|家属院|里弄|[东西南北新老]院)"
_HAMLET = rf"(?<=[村镇乡道区县旗])(?!上?赶集){_CHAR}{{1,4}}?{_HAMLET_END}(?![村路街镇乡社区道大小新老巷胡嘎弄])"
# 兴业里 12 号: an old lane, known by the number behind it.
_LANE = rf"{_CHAR}{{1,3}}[里条坊](?= ?[0-9一二三四五六七八九十]{{1,4}} ?(?:号|弄|栋|幢|条|门|排))"
_LANE = rf"(?:{_LANE}|(?<=街道){_CHAR}{{2,3}}[里坊](?![\u4e00-\u9fff]))"
_LATIN_ESTATE = (
    rf"{_CHAR}{{1,6}}[A-Za-z]{{2,8}}{_CHAR}{{0,3}}(?= ?[0-9A-Za-z]{{1,3}} ?(?:座|栋|幢|号楼))"
)
# Estates that go by the name of who built them: 碧桂园凤凰城.
_BRAND = (
    rf"(?:碧桂园|万科|恒大|保利|绿地|融创|华润|龙湖|中海|金地|雅居乐|招商|富力|世茂|绿城|万达|新城){_CHAR}{{1,5}}?"
    "(?:城|园|府|苑|湾|居|里|庭|公馆|绿洲|郡|台|院|湖|山|天地)(?=[ ,，。!?0-9]|$|的|[一二三四五六七八九十]期)"
)
# What may follow a place and still tells where.
_NEAR = (
    "(?:延长线|延伸段|延长段|辅路|支路|[东西南北中]段|[东西南北]头|[东西南北]侧|[东西南北]口|交叉口|交口|路口|岔口|巷口|口子上|斜?对面"
    "|附近|旁边|隔壁|后面|背后|边上)"
)
# What no suffix of a place tells: 菜市场后头, 田心机厂北门, 口那家五金厂, a rented room.
_SITE = (
    "(?:菜市场|批发市场|农贸市场|建材市场|市场|菜场|超市|供销社|邮局|粮站|粮库|信用社|卫生院|卫生室|诊所|药店|学校|小学"
    "|中学|幼儿园|大学|技校|医院|车站|汽车站|火车站|地铁站|公交站|加油站|收费站|水库|祠堂|教堂|土地庙|戏台|大队部|村委会|村部"
    "|镇政府|乡政府|派出所|银行|网吧|饭店|饭馆|酒店|宾馆|旅馆|理发店|修理厂|电子厂|服装厂|五金厂|玩具厂|纺织厂|家具厂|机厂|鞋厂|工厂|厂"
    "|公司|工地|驿站|快递站|出租屋|门面房|门面|铺面|档口|商场|商业街|工业园|工业区|产业园|科技园|物流园|园区|写字楼|砖楼|楼房|平房|红砖楼|老楼)"
)
_BESIDE = (
    "(?:附近|旁边|隔壁|对面|斜对面|后面|后头|背后|背面|前面|前头|边上|旁|门口|大门口?|[东西南北正后侧前][大]?门|里面|里头|楼上|楼下"
    "|路口|口|[东西南北]边|[东西南北]侧|[东西南北]头)"
)
_NAMED_UNIT = (
    rf"(?:{_BRAND}|{_CITY}(?:{_AREA})?{_NO_ROAD}|{_HAMLET}|{_CHAR}{{1,10}}?{_SUFFIX}|{_BARE_YARD}"
    rf"|{_LANDMARK}|{_LANE}|{_LATIN_ESTATE}|{_BARE_ESTATE})"
)
# No condition follows the repetition: the match never backtracks, so the scan stays linear.
_CHAIN = re.compile(
    rf"(?:(?:{_NUMBERED_UNIT}|{_NAMED_UNIT})(?:{_NEAR}的?){{0,2}}[ ,，\-]{{0,1}}){{1,14}}"
    rf"(?:{_NUMERAL}{{3,5}})?"
)
_UNIT = re.compile(rf"(?P<numbered>{_NUMBERED_UNIT})|(?P<named>{_NAMED_UNIT})")

_TAIL = re.compile(
    rf"(?P<site>(?:(?:村口|街口|路口|口上|口)?(?:的|那|这|1|一)?(?:一)?(?:家|栋|幢|座|间|排|户|个)?{_CHAR}{{0,6}}?{_SITE}(?!家属|宿舍|小区|公寓|生活区)){{1,2}})"
    rf"(?P<beside>(?:的?{_BESIDE}){{1,2}})?(?:{_NUMBERED_UNIT}){{0,3}}(?:的?(?:那|一)(?:家|栋|幢|座|间|排|户){_CHAR}{{0,4}}?(?:楼|房|屋|店|厂|馆|铺))?"
    rf"|(?P<only>(?:的?{_BESIDE}|第?[0-9一二三四五六七八九十]{{1,2}}[家户]|[东西南北前后中]?[里园坊](?=$|[ ,，。])){{1,2}})(?:的?(?:那|一)(?:家|栋|幢|座|间|排|户){_CHAR}{{0,4}}?(?:楼|房|屋|店|厂|馆|铺))?"
    rf"|(?P<block>{_CHAR}{{2,8}}?(?:组团|片区|地块|[一二三四五六七八九][期区])|{_CHAR}{{2,8}}[A-Za-z]?(?:[0-9]{{1,3}}|[A-Za-z][0-9]?)-?[0-9A-Za-z]{{0,3}}(?:座|栋|幢|期|区|号楼|号))(?:{_NUMBERED_UNIT}){{0,3}}"
    rf"|(?P<house>(?:那|一)(?:家|栋|幢|座|间|排|户|个){_CHAR}{{0,4}}?(?:楼|房|屋|店|厂|馆|铺|家属院|大院|院子|小区)"
    rf"(?:[，,]?{_NUMBERED_UNIT}){{0,3}})"
)
# Who is spoken of: somebody's own place of work or school is a place to find them at.
_OWN = re.compile(
    "我|俺|咱|老公|老婆|媳妇|孩子|儿子|女儿|闺女|爸|妈|爹|娘|哥|姐|弟|妹|爷|奶|住|家|人在|上班|单位|地址|工地|打工|摆摊|租|上学"
)
_THEIRS = re.compile("(?:他们|她们|催收|对方|法院|律所|公司总部|总部|客服|平台)[^,。;]{0,6}$")
# Where somebody lives: one precise place is enough after these words.
_HOME = re.compile(
    r"(?:住在|住到|家住|家就住|家在|家是|家里在|住址|地址|户籍|户口|老家|籍贯|租在|租住"
    r"|租的房|现居|居住|搬到|搬去|寄到|收货|定居|住的|我住|就住|还住|现住|暂住|住|上班的地方|(?:我|俺|咱)们?家)"
    r"(?:就)?(?:是|在|于|填|写|为|地|那边|:| |,|我|的){0,5}$"
)
_PRECISE = re.compile(
    rf"^{_BRAND}$|(?:{_SITE}|{_TOWN}|{_VILLAGE}|{_ROAD}|{_ESTATE}|{_HAMLET_END}|[里条]|[A-Za-z]{{2,8}}[一-龥]{{0,3}})$"
)
_SHORT_ESTATE = re.compile(r"(?:(?<!花)城$|[园府湾庭居邨坊里坝塘冲沟里])$|国际$|名城$|广场$|大厦$")
_BUILDING = re.compile(
    r"(?:号楼|号院|单元|栋楼|栋|幢|座|室|组|队|层|楼|房|户|弄|区|期|号|门|小队)$"
)
_STRONG_PART = re.compile(r"(?:号楼|单元|栋楼|栋|幢|室)$")
# Ordinary words that end like a place.
_GENERAL = (
    "(?:我|俺|咱|们|各|每|个|整|老旧|同|本|这|那|某|所在|附近|隔壁|厂|公司|单位|员工|职工|工地|学校|家属|集体"
    "|回迁|安置|老|新|旧|当地|出租|单身|学生|大|小|一|里|对面|邻|全|外|自家|老家|家|山|乡|高档|封闭"
    "|调查|专案|工作|催收|领导|调解|清收|交警|刑警|特警|经侦|刑侦|网警|消防|城管|稽查|学习|兴趣|互助){0,4}"
)
_NO_PLACE = re.compile(
    rf"(?:(?:[在满逛走扫去上沿条全整]{{0,3}}|{_GENERAL})大街|{_GENERAL}(?:小区|社区|宿舍|公寓|大院|街道|村|庄|屯|寨|大队|小组|农场|牧场|坊|家属楼|职工楼|家属院|厂区|老区|生活区)"
    r"|.{0,4}(?:农村|乡村|城市|县城|市区|城区|郊区|山区|乡镇|城镇|城中村"
    r"|出租屋|单位|公司|学校|地区|作坊|牌坊|磨坊|茶坊|工坊"
    r"|铁路|[过大在沿边上]{0,2}马路|公路|高速|网路|思路|出路|退路|活路|死路|套路|后路|绝路|半路|一路|走路|生路"
    r"|老路|带路|上路|逛街|上街|步行街|网店|店子"
    r"|超市|上市|门市|股市|楼市|城市|外省|外市|全省|全市|本市|本省|同城|商城|全国|国际|政府"
    r"|法院|水沟|代沟|亲爱|邻居|定居|分居|同居|学区|家园|校园|公园|幼儿园|校区|园区"
    r"|专区|误区|辖区|禁区|片区|商圈|楼道"
    r"|(?:家|村|县|屋|城|厂|手|哪|院|心|夜|校|园|店|镇|寨|那|这|嘴|眼|包|兜|卡)里))"
)
# An address that runs into one of these is an office's, not a home's.
_OFFICE = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:法院|派出所|公安|检察院|人民政府|政府|银行|支行|分行|公司"
    r"|街道办|居委会|村委会|司法所|仲裁|监管局|监管|金融局|工商|税务|法庭|律师|律所"
    r"|医院|学校|大学|中学|小学|车站|机场|热线|分局|消协|信访|调解|人社局|社保|营业厅|网点)"
)
# Verbs and the like that stick to the front of a chain.
_PREFIX = re.compile(
    r"^(?:上门|现在|地址|家庭|家住|老家|户籍|身份证|位于|收货|收件|通讯|快递|家|今天|明天|昨天|人|目前"
    r"|租|搬|来|找|跑|回|于|单位|公司|就|又|都|和(?![平田县顺谐硕龙静])|离|靠近|附近|对面|隔壁|具体|详细|填|写|为"
    r"|新(?![华城民安兴建开源疆乡余会泰都立丰村河街港桥塘])|那边|以前|之前|本人){1,3}"
)


_COMMA = re.compile("[,，]")
_PUBLIC = re.compile(
    "(?:派出所|政府|银行|医院|卫生院|车站|火车站|汽车站|公司|学校|小学|中学|大学)$"
)


def addresses(view: View) -> Iterator[Hit]:
    """Addresses precise enough to find a door: a street, village or estate, or building numbers."""
    for match in _CHAIN.finditer(view.plain):
        start = match.start()
        end = match.start() + len(match.group().rstrip(" ,，-的"))
        chain = view.plain[start:end]
        start += _prefix_length(chain)
        chain = view.plain[start:end]
        at_home = bool(_HOME.search(view.plain[max(0, start - 14) : start]))
        end = start + len(_without_afterthought(chain))
        chain = view.plain[start:end]
        complete = _is_address(chain, at_home)
        tail = _tail_end(view.plain, start, end, complete=complete)
        if tail or (complete and not _OFFICE.match(view.plain, end)):
            yield Hit(start, tail or end, "address")


def _without_afterthought(chain: str) -> str:
    """The chain without what follows a comma and is no place: 双丘村，全村."""
    head, comma, rest = (
        re.split(r"([,，])(?=[^,，]*$)", chain, maxsplit=1)
        if _COMMA.search(chain)
        else (chain, "", "")
    )
    return chain if not comma or any(_units(rest)) else head


def _tail_end(text: str, start: int, end: int, *, complete: bool) -> int:
    """End of an address that goes on with a site (菜市场后头, 电子厂), 0 if it does not.

    A site alone may be an office that anybody visits: it counts where the words are of the user or
    of the user's people, or where something beside it is meant.
    """
    match = _TAIL.match(text, end)
    chain = text[start:end]
    named, _ = _units(chain)
    if not match or not any(re.search("[区县旗镇乡街道市村庄屯路街巷道]$", unit) for unit in named):
        return 0
    before = text[max(0, start - 14) : start]
    own = _OWN.search(before) and not _THEIRS.search(before)
    firm = _is_address(chain, at_home=True)
    beside = match["beside"] or match["only"]
    if match["only"] or match["house"] or match["block"]:
        return match.end() if complete or (firm and match["block"]) else 0
    if complete and not _PUBLIC.search(match["site"]):
        return match.end()
    if _PUBLIC.search(match["site"]) and not beside and not (own and firm):
        return 0
    return match.end() if firm and (own or beside) else 0


def _prefix_length(chain: str) -> int:
    """How many characters at the front belong to the sentence and not to the place."""
    city = re.search(_CITY, chain[:12])
    if city and not re.search("[省市州区县旗镇乡村路街]", chain[: city.start()]):
        return city.start()
    prefix = _PREFIX.match(chain)
    if prefix and len(chain) - prefix.end() >= 2:
        return prefix.end()
    return 0


def _is_address(chain: str, at_home: bool) -> bool:
    named, numbered = _units(chain)
    precise = [unit for unit in named if _PRECISE.search(unit)]
    firm = [
        unit
        for unit in precise
        if not _SHORT_ESTATE.search(unit) or (at_home and re.fullmatch(_BRAND, unit))
    ]
    building = [unit for unit in numbered if _BUILDING.search(unit)]
    strong = [unit for unit in numbered if _STRONG_PART.search(unit)]
    areas = [unit for unit in named if unit not in precise]
    if at_home:
        return bool(
            firm
            or (precise and building)
            or (areas and (precise or _ends_in_district(areas)))
            or len(building) > 1
            or strong
        )
    return bool(
        (precise and building)
        or (areas and firm and len(named) > 1)
        or (areas and precise and re.search(r"\d{3,4}$", chain))
        or len(firm) > 1
        or (len(building) > 1 and strong)
    )


def _units(chain: str) -> tuple[list[str], list[str]]:
    """The named and the numbered parts, ordinary words left out."""
    named: list[str] = []
    numbered: list[str] = []
    for match in _UNIT.finditer(chain):
        if match["numbered"]:
            numbered.append(match.group())
        elif _is_place(match.group()):
            named.append(match.group())
    return named, numbered


def _is_place(unit: str) -> bool:
    """A name and not just an ordinary word that ends like one."""
    long_enough = len(unit) > 2 or re.fullmatch(_CITY, unit) is not None
    return long_enough and not _NO_PLACE.fullmatch(unit)


def _ends_in_district(areas: list[str]) -> bool:
    return re.search("[区县旗]$", areas[-1]) is not None
