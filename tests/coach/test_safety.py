"""Signs of danger are seen, look-alikes are let through, and the words that answer are right."""

from __future__ import annotations

import re
import time
import timeit

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from coach import safety
from coach.paths import KNOWLEDGE
from coach.safety import KINDS, SafetyDataError, SafetySignal, detect, messages
from coach.safety_words import texts, texts_now

# Said plainly, by the one who writes or of somebody near.
EXPLICIT = """
我不想活了
活不下去了
我妈说不想活了
我老公要跳楼
死了算了
不想火了
想四了
自沙
想zs
我不活了
不想活了
真想跳楼
不想活了！
我想死
一了百了
我真的不想再活在这个世上了
今晚我就从阳台上跳下去
安眠药我都攒够了
欠了二十万，只有死才能还清吧
我老婆昨天割腕了，现在在医院
我爸知道我欠钱，说要喝农药
想找个没人的地方了结自己
活着好累啊不如死了
遗嘱写好了，放抽屉里
我在江边，不想回去了
你们逼我是吧，我死给你们看
我儿子留了封信说对不起我们，人不见了
怎么死最不疼
一把火烧了自己算了
我准备好炭了
哪天我从天台下去了你们就高兴了
不想活啦
真滴活不哈去了
想4了算了
我想紫砂
活着没劲，想走了
我女朋友发消息说她不想活了怎么办
我想结束这一切
下辈子我再还你们的钱
爸妈对不起，儿子先走了
手腕上已经划了好几道
我想被车撞死，保险赔的钱够还债
我死了保险能赔给家里还债吗
死了就没人催我了
我干脆一头撞死得了
老子不活了，你们爱咋咋地
不想活了真的，天天电话打到我妈那
拿根绳子吊死算球
我弟弟被催得要自杀
有没有不痛苦的死法
准备去卧轨
我已经喝了半瓶药了
我要自杀
不如跳黄浦江
好想死啊
每天醒来第一个念头就是去死
我不配活着
我这条命不要了，抵给你们
唔想活了
不想活咯
窗户开着，我坐在窗台上
我表哥上个月因为网贷上吊了，我也想跟他去
妈我先走了，你别难过，欠的钱不用你还
我把后面的事都写在纸上了，密码也写了
欠网贷八万，感觉只有一死
我叔叔因为赌债喝了除草剂正在抢救
真想一刀捅死自己
要是今晚凑不到钱我就去死
我不想活了 你们满意了吧
活够了
我媳妇留了遗书出门了
每天都在想怎么死
人活着到底有什么意义
哥，我不想活，真的
我室友说他要从宿舍楼跳下去
我就想从这个世界上消失
买了农药在屋里放着
他们逼得我想一头撞墙上去
我打算今天晚上走，永远不回来了，照顾好咱妈
死的心都有了
想4，真的想4
不想活鸟
刀片都准备好了
我想去找我死去的奶奶
生下来就是个错误，结束吧
炭火盆都点上了
我吃了一百片安眠药
我儿子欠网贷说活着没意思
如果明天还打给我爸妈，我就在他们公司门口自尽
已经想好怎么结束了
我妈听说我欠钱，要去跳水库
今天试着上吊没成功
不如一死了事
喝点药走了算了
我活下去还有啥用
我想从我们楼上一跃而下算了
爸，儿子对不住您，来生再报答
准备了一瓶农药放床头
我老公吃了一整瓶感冒药，洗胃去了
想用皮带把自己勒死
真不想在人间待着了
这条命谁要谁拿去，我不要了
我妹刚发朋友圈说永别了
唉活不成啦
好想亖
我去死行不行，你们满意没
让我解脱吧，我要结束生命
孩子他爸昨晚想烧炭被我发现
我不想活到明天
我割了手，血止不住
就死在你们面前
我想死很久了
打算今晚吃药走人
我不想活了怎么办
他们再逼我就从公司顶楼跳下去
死都不怕还怕你们催
我弟留下遗书跑了
我拿刀割腕了
自杀能不能免债
我去撞火车
不想活里
我真的不想活了，天天被催
欠这么多钱活着还有什么意思
昨晚我站在阳台上差点跳下去
我老公说他想死
催收再逼我我就喝农药
我想自杀，怎么办
死了是不是就不用还了
写好遗书了，孩子拜托给我姐
我妈因为我的债吞了安眠药
活不下去了怎么办
我想从楼上跳下去一了百了
真的想死，受不了了
好想去死，没人懂我
我准备今晚烧炭
不想活勒
俺不想活啦
如果明天上门我就上吊
割腕会不会很疼
我对象说要割腕给我看
""".strip().splitlines()

# Said between the lines.
VEILED = """
放心我不会想不开，就是撑不住了
大家没我更好
撑不下去了
只想睡过去
我就是个拖累
熬不住了
不想拖累爸妈了
我要是没了，家里是不是就清静了
真的撑不住了
如果我不在了我妈能少操点心
好想一睡不醒
我活着就是给别人添麻烦
没有人在乎我
看不到一点希望
我觉得自己是全家的累赘
要是没生下来就好了
我坚持不下去了，真的
这日子没法过了，一点盼头没有
我好累，想永远休息
他们没有我会过得更好
真想就这么消失了
欠这么多，我这辈子算是废了
我已经走到绝路了
我不想再拖累我老婆了
对不起孩子，爸爸没用
感觉心已经死了
有时候开车会想方向盘一打就过去了
我扛不动了
熬了三年，真的熬不动了
活得太苦了
放心我不会做傻事，就是熬不住了
我老公这几天一直说没意思，活得累
谢谢你们，以后不会再麻烦你们了
不想面对明天
我是个废物，谁都对不起
这个家没有我反而轻松
我怕我哪天撑不过去
醒来的每一天都是折磨
真希望明天不要来
我就是家里的罪人
太难了，我不想努力了，就这样吧
有时候想，睡着了不醒就好了
感觉自己已经到头了
我快撑不下去
除了绝望还是绝望
再这样下去我可能就没了
欠债把老婆孩子都拖累了，我算什么男人
想一个人安安静静地离开
我对不起所有人，我不该来这世上
再给我点时间，我真的快扛不住了
日子过不下去了
没人会想我的
活一天算一天吧，无所谓了
我怕是熬不过今年冬天
我爸这几天把存折都交给我妈了，话也不说，怪怪的
不想再连累大家
心死了，什么都不想管了
我这种人死不足惜
要是能重来，宁愿没来过这世界
眼睛一睁就是债，真不想睁眼
我感觉喘不过气来，不想继续了
活着对我来说太奢侈了
如果没有我，爸妈就不会被骚扰
累了，毁灭吧
我什么都没有了，什么都不怕了
我已经没有留下来的理由
每次过马路都希望车别停
要是能一直睡着多好
家里人都盼着我消失
我不值得被救
快要窒息了，想逃离这一切
坚持到今天已经是极限了
感觉没有路可以走了
早知道当初就不该活下来
好想大睡一场，不用再起来
我现在就像一具空壳
我走了以后你们别找我
每天都盼着自己别醒
我妈要是没生我该多好
不想再熬了
我已经没有什么可失去的了
我消失了大家是不是都会松一口气
晚上一个人的时候总有不好的念头
我真的顶不下去
没指望了
太痛苦了，想让这一切停下来
活受罪
是我害了这个家
以后可能没机会还你们了
我觉得我快不行了，心里那根弦要断了
老婆说她快熬不住了，总念叨没意思
我一走百了，债也就清了
不想看见明天的太阳
谁都不需要我
我是家里的拖油瓶
大家没有我会更好吧
我真的快熬不下去了
想一觉睡过去再也不醒
看不到希望，每天都很绝望
我就是个累赘，拖累了爸妈
不知道还能撑多久
好想消失
我这辈子完了
没有活下去的勇气了
太累了，真的不想坚持了
走投无路了
我死了是不是大家都解脱了
感觉生活没有意义
我走了你们就轻松了
被逼得走上绝路
人生没有希望了
每天生不如死
不想再连累家里人了
""".strip().splitlines()

# Violence by people of the household.
AT_HOME = """
他打我，就因为我借了网贷（我男朋友）
老公打我
我爸知道欠钱把我打了
被老公打了一顿
家暴
他喝了酒就打我
我老公知道我借网贷，抄起凳子砸我
昨天被我爸用皮带抽了
他一喝多就动手，我身上都是青的
我男朋友掐我脖子逼我还钱
婆婆和老公一起打我
老公说再借钱就打断我的腿
我老婆拿刀砍我
我被家暴了
我爸打我妈，因为我欠债
丈夫动手打了我两巴掌
他把我锁在屋里不让出去
怕老公知道了又打我
我哥把我揍了一顿
家里人把我打得鼻青脸肿
对象知道我负债，把我推下楼梯
我老公因为网贷的事天天打骂我
我爱人把手机砸了还扇我耳光
我爸拿皮带抽我，我不敢回家
公公知道后动手打我了
他用烟头烫我，是我男朋友
我被老公打到骨折了
老婆一生气就抓我挠我咬我
前夫跑来掐着我要钱
我哥喝醉了要砍我
家里人轮流打我
回去又要挨打了，老公发现我借钱了
我后爸打我妈跟我
我老公动不动就捶我，为了那点债
我爸把我绑起来打
刚刚我男人扇了我一巴掌
儿子为了还赌债打我要钱
我对象砸东西还要打我
回家我爸肯定拿棍子，上次就打断了我肋骨
我老公又打我了
被我妈拿衣架抽了一晚上
我爸扇我
丈夫家暴我怎么办
我老公打我，说都是我欠的债
被爸爸打了，因为网贷
老公喝酒后动手打我和孩子
因为欠债被家暴
我婆婆拿扫把打我
我爸把我打进医院了
男朋友掐我，说我害他背债
家里人打我怎么办
老公知道后扇了我几个耳光
我妈拿刀要砍我
""".strip().splitlines()

# Exaggeration, the collector's words, other meanings, denials.
HARMLESS = """
生活太难了
烦死了
穷死了
累死
要被催死了
急死人
跳楼价
吓死我了
打死我也不还
气死
你去死
催收说要弄死我
我没想死
不会想不开的
催收让我去死
他骂我怎么不去死
催收打我老公电话
催收天天打电话烦得要死
这利息高得吓死人
我要被催收逼疯了
穷得快死了
累死了今天又打了二十个
催收说不还就弄死我全家
他说你怎么不去死
催收骂我让我去跳楼
我老公打电话问我欠多少
老婆打了我好几个电话
我妈打钱给我还了
死活不承认是催收
打死我也不给验证码
我没有想不开，就是想问问
我不会自杀的你别担心
还清那天真的是解脱
他就是在装死
我爸会打死我的
死猪不怕开水烫
手机被打爆了
他们打到我单位去了
丢死人了全村都知道
吓死我了说要抓我
我还想活着还钱呢
跳楼价处理了车还债
债主去世了还用还吗
欠款人死了家属要还吗
我爸去世了催收还打电话
你们这些骗子去死吧
催收威胁要打我
催收上门打人怎么办
催债的把我堵在小区打了一顿
这个月实在还不上
想死你了
我快崩溃了
我快疯了每天几十个电话
压力好大睡不着
失眠，吃安眠药才能睡
生意失败了欠了五十万
气死我了什么态度
愁死了
公司撑不下去倒闭了
想彻底解决债务问题
怎么才能一次性了结这笔账
他咬死了要全额
我想彻底消失让他们找不到我
打工还债
老公不让我接电话
我老公要打官司
活期存款能抵债吗
我想活得体面一点
再打电话我就报警
我妈心疼死了
别死缠烂打了
每天被催收烦死了都
这催收真是有病，气得我要死
他说不还钱就让我死得很难看
再逼我我就去告你
催收叫我怎么不去死，这算辱骂吗
别把人往死里逼
吓得我半死
你们催死催活的
咒我全家死光
我爸心脏病死了，债还要还吗
利滚利要命
我还年轻，想好好活
这辈子都还不完了
压力大到喘不过气
整夜睡不着
我老公知道了要跟我离婚
我妈打电话来骂我
催收打我妈电话打了二十遍
我不会跑路的，慢慢还
想消失几天静静
这钱我死也不认
你就是打死我今天也拿不出来
我女儿活动费都交不起
被骗得好惨
他说再不接就打爆我通讯录
生活费都没了
我想把房子卖了了结这事
老板跑了工资也没了
跳槽了工资还没发
我老婆让我打欠条
朋友打我一个措手不及
逾期三个月会怎样
贷款软件卡死了
冻死了还堵我门口
催收上门要动手打我
他们威胁打断我的腿
要被电话打死了
死皮赖脸地打
我已经戒赌了好好生活
别担心，我没想不开
我就随口说说，没想过死
催收电话打得我头都要炸了
今天累得像条死狗
你们催收不得好死
他一副要吃人的样子
我跟他们死磕到底
被催得想骂人
我爸打麻将输了钱
我妈打听到催收公司了
老公打零工一个月三千
活了三十年没欠过别人
我不想跟催收说话
我不想还了
真的没钱了，不是装的
不想上征信
想一次性结清
走法律程序吧
我准备去跳槽
这事没完
我受够了这种电话
孩子跳舞班的钱都没了
死账坏账是什么意思
利息怎么越滚越多，吓人
人都要麻了
我家破产了
你们再打我老婆电话试试
打了我同事八个电话
最后一次提醒我还款
我睡不着，天天想着还钱
怎样才能不被打扰
离开深圳回老家了
我快被烦死
还让不让人活了
催收说不还钱就让我家鸡犬不宁
你吓唬谁呢
没有我的签字能算数吗
我想活下去，想还清
我对象要跟我分手
我妈打了他们电话
老板说没钱发工资
没有办法一次还完
我没路子借钱
房子没了车也没了
我就一条命，要钱没有
想找个办法继续还
不想继续借了
气得我肝疼
我活干完了老板不给钱
活动期间免息吗
逾期记录什么时候消失
孩子学费都没着落
催收的烦死我了
真是穷死了
要被他们催疯了
这利息简直要人命
打死都不还
催收骂我去死
催收说要找人弄死我
我没有想自杀，只是压力大
我不会想不开
吓死宝宝了
我爸知道了会打死我
老公打电话让我还钱
我要被逼疯了
人死了欠款怎么办
老公去世了债务我要还吗
你们去死吧骗子
这公司该死
卖房子跳楼价都没人要
累死累活一个月四千
催收打到我家里
催收上门打人
我快气死了
这个月撑过去就好了
怎么才能解脱债务
我想重新开始好好生活
今天是最后一天还款
我受不了他们天天打电话
心态崩了
他们把我往死里逼
我跟催收吵起来了
""".strip().splitlines()

# Seen, but as another kind than a reader would say: veiled for explicit is the gentler question.
OTHER_KIND = {
    "昨晚差点就跳了，后来想到我闺女": "self_harm_veiled",
    "反正早晚要死，我不如现在就去": "self_harm_veiled",
    "再催我就跳给你们看": "self_harm_veiled",
    "昨天夜里我走到桥中间，又回来了": "self_harm_veiled",
    "我现在就在十八楼": "self_harm_veiled",
    "天天就想着拿命了断这个债": "self_harm_veiled",
    "我想走我爷爷那条路，他是自己走的": "self_harm_veiled",
    "不如被雷劈死": "self_harm_veiled",
    "我要跳了": "self_harm_veiled",
    "不知道活着为了什么": "self_harm_explicit",
    "想闭上眼再也不用醒": "self_harm_explicit",
    "要不是有孩子我早就走了": "self_harm_explicit",
    "感觉死是唯一的出路": "self_harm_veiled",
    "我觉得自己活着没用": "self_harm_explicit",
    "对这个世界没什么留恋": "self_harm_explicit",
}


@pytest.mark.parametrize("text", EXPLICIT)
def test_a_plain_wish_to_die_is_explicit(text: str) -> None:
    assert _kind(text) == "self_harm_explicit"


@pytest.mark.parametrize("text", VEILED)
def test_a_hidden_wish_is_veiled(text: str) -> None:
    assert _kind(text) == "self_harm_veiled"


@pytest.mark.parametrize(
    "text",
    [
        "再打我就打12378投诉",
        "向家里人催收是违规的，再打我就投诉",
        "我爸妈的电话就不给了，你们打我吧",
        "有事打我手机",
    ],
)
def test_ringing_is_no_blow(text: str) -> None:
    assert safety.detect(text) is None


@pytest.mark.parametrize("text", ["我老公又打我", "我老公再打我就投诉他", "我爸老打我，因为网贷"])
def test_of_a_relative_the_same_words_are_blows(text: str) -> None:
    assert _kind(text) == "violence_at_home"


@pytest.mark.parametrize("text", AT_HOME)
def test_blows_at_home_are_seen(text: str) -> None:
    assert _kind(text) == "violence_at_home"


@pytest.mark.parametrize("text", HARMLESS)
def test_a_look_alike_raises_nothing(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(("text", "kind"), OTHER_KIND.items())
def test_a_sign_of_the_neighbouring_kind_is_a_sign_all_the_same(text: str, kind: str) -> None:
    assert _kind(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "不 想 活 了",
        "不.想.活.了",
        "不想活了。。。",
        "我我不想那个活了",
        "我不想活了",
        "不想\n活了",
    ],
)
def test_blanks_stutter_and_fillers_do_not_hide_a_wish(text: str) -> None:
    assert _kind(text) == "self_harm_explicit"


@pytest.mark.parametrize("text", ["我想跳樓", "遺書寫好了", "燒炭", "我撐不下去了", "結束生命"])
def test_traditional_characters_are_read(text: str) -> None:
    assert detect(text) is not None


def test_a_denied_wish_beside_a_hidden_one_is_veiled() -> None:
    assert _kind("放心我不会想不开，就是撑不住了") == "self_harm_veiled"


def test_a_wish_one_does_not_dare_to_act_on_is_veiled() -> None:
    assert _kind("我不敢跳楼") == "self_harm_veiled"


def test_plain_words_win_over_blows_and_blows_over_hidden_words() -> None:
    assert _kind("老公打我，我不想活了") == "self_harm_explicit"
    assert _kind("老公打我，我撑不下去了") == "violence_at_home"


@pytest.mark.parametrize("text", ["我妈说不想活了", "我老公要跳楼", "我弟留下遗书跑了"])
def test_the_wish_of_a_relative_is_told_apart(text: str) -> None:
    signal = detect(text)
    assert signal is not None
    assert signal.about == "other"


@pytest.mark.parametrize("text", ["我不想活了", "催收打给我妈了，我不想活了", "真想跳楼"])
def test_the_wish_of_the_one_who_writes_is_their_own(text: str) -> None:
    signal = detect(text)
    assert signal is not None
    assert signal.about == "self"


def test_the_evidence_is_quoted_from_the_message() -> None:
    signal = detect("催收天天打，我 不 想 活 了")
    assert signal is not None
    assert "不 想 活" in signal.evidence


# The act is done or under way, or the means are at hand.
NOW = """
我吃了一瓶安眠药
我已经吃了药了
吃了三十片
药我都吃下去了
我吞了好多颗安定
我割腕了
我割了手，血止不住
手腕在流血
我站在楼顶吹风
我坐在窗台上
我人就在天台上
煤气我开了
炭火盆都点上了
绳子挂好了
我喝了农药
刀就在我手里
一整瓶安眠药就摆在面前
昨晚吞了半瓶药
我儿子站在天台上不下来
我妈吃了一瓶安眠药
药都下肚了，头开始晕
我把一板药全抠出来吃了
瓶子空了，我全吃了
阀门拧开了，门缝也塞好了
脚已经在外面了，风很大
刀片攥在手心里
已经吞下去了
""".strip().splitlines()

NOT_NOW = """
我想吃一瓶安眠药
再逼我我就喝农药
我以前割过腕
我老公吃了一整瓶感冒药，洗胃去了
媳妇割腕了，刚送到医院
昨晚我站在阳台上差点跳下去
我不想活了
感冒已经吃了药了
睡不着吃了两片安眠药
我吃了两盒饭
上回割了手，缝了七针
我在楼顶装空调
我在楼顶晾衣服，信号不好
医生开的药我都吃了
""".strip().splitlines()


@pytest.mark.parametrize("text", NOW)
def test_an_act_in_progress_is_seen_and_answered_with_the_ambulance_first(text: str) -> None:
    signal = detect(text)
    assert signal is not None
    assert (signal.kind, signal.now) == ("self_harm_explicit", True)
    assert messages(signal)[0].startswith("现在就打120")
    assert re.search("110.*12356", messages(signal)[0])


@pytest.mark.parametrize("text", NOT_NOW)
def test_what_is_past_or_only_thought_of_is_not_in_progress(text: str) -> None:
    signal = detect(text)
    assert signal is None or not signal.now


@pytest.mark.parametrize("text", ["烧炭多少钱", "炭哪里买", "百草枯去哪买", "哪里能买到安眠药"])
def test_asking_for_the_means_is_a_plain_sign(text: str) -> None:
    assert _kind(text) == "self_harm_explicit"


@pytest.mark.parametrize("text", ["我没想自杀，就是累", "我不会自杀的", "我没有想不开，只是烦"])
def test_a_denial_is_known_as_one(text: str) -> None:
    assert safety.denies(text)


@pytest.mark.parametrize(
    "text", ["我不想活了", "我没想自杀，但是撑不下去了", "今天天气不错", "我不敢死"]
)
def test_what_is_meant_or_says_more_is_no_denial(text: str) -> None:
    assert not safety.denies(text)


# --- what the bot says ----------------------------------------------------------------------------


@pytest.mark.parametrize("about", ["self", "other"])
def test_the_first_sentence_on_an_explicit_wish_names_12356(about: safety.About) -> None:
    bubbles = messages(SafetySignal("self_harm_explicit", "", about))
    assert len(bubbles) == 1
    assert "12356" in re.split("[。！？]", bubbles[0])[0]


@pytest.mark.parametrize("about", ["self", "other"])
def test_on_hidden_words_the_bot_asks_once_plainly_and_names_12356(about: safety.About) -> None:
    text = "".join(messages(SafetySignal("self_harm_veiled", "", about)))
    assert text.count("伤害自己的念头？") == 1
    assert "12356" in text


def test_on_blows_at_home_110_comes_first_and_nobody_is_told_to_confront() -> None:
    text = "".join(messages(SafetySignal("violence_at_home", "")))
    assert re.findall(r"\d{3,}", text)[0] == "110"
    assert "12338" in text
    assert "不要当面对质" in text


@pytest.mark.parametrize("kind", KINDS)
def test_only_listed_hotlines_are_printed_and_self_harm_never_meets_money(
    kind: safety.Kind,
) -> None:
    listed = yaml.safe_load((KNOWLEDGE / "hotlines.yml").read_text(encoding="utf-8"))["hotlines"]
    numbers = {str(entry["num"]) for entry in listed}
    for about in ("self", "other"):
        text = "".join(messages(SafetySignal(kind, "", about)))
        assert set(re.findall(r"\d{3,}", text)) <= numbers
        assert kind == "violence_at_home" or not re.search("钱|债|还款|逾期|欠", text)


# --- the data file --------------------------------------------------------------------------------


@pytest.mark.parametrize("pattern", ["死+", "死.*", "死{2,}", "(死", "死?"])
def test_a_pattern_that_breaks_the_rules_of_the_file_is_refused(pattern: str) -> None:
    with pytest.raises(SafetyDataError):
        safety._joined("here", [pattern], {})


@pytest.mark.parametrize(
    "text", ["请打12356。", "请打{H13}。{H11}", "请打{H11}，别管钱。", "{H99}{H11}"]
)
def test_a_text_that_breaks_the_rules_of_the_file_is_refused(text: str) -> None:
    with pytest.raises(SafetyDataError):
        texts("self_harm_explicit", {"self": [text]})


@pytest.mark.parametrize(
    "text", ["请先打{H13}。", "现在就打{H13}，钱不急。", "现在就打{H13}，120。"]
)
def test_the_words_for_an_act_in_progress_begin_with_the_ambulance(text: str) -> None:
    with pytest.raises(SafetyDataError):
        texts_now({"self": text})


# --- any input ------------------------------------------------------------------------------------

CHINESE = st.text(alphabet="我不想活死了跳楼打老公妈，。 没有撑下去四zs", max_size=60)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=60), CHINESE))
def test_any_text_is_answered_with_a_known_kind_and_words_of_its_own(text: str) -> None:
    signal = detect(text)
    assert signal is None or (signal.kind in KINDS and signal.evidence in text and signal.evidence)


@pytest.mark.parametrize(
    "unit", ["不想", "我", "死", "我妈", "老公又", "打了我", "a", "没有任何希"]
)
def test_the_time_grows_no_faster_than_the_text(unit: str) -> None:
    small, large = (unit * (size // len(unit)) for size in (2_000, 16_000))
    assert _seconds(large) < 8 * 2.5 * max(_seconds(small), 0.002)


def test_a_book_chapter_is_read_within_seconds() -> None:
    assert _seconds("唔" * 40_000) < 5


def _kind(text: str) -> str | None:
    signal = detect(text)
    return signal.kind if signal else None


def _seconds(text: str) -> float:
    """The processor's time, the best of three: what else the machine does is not measured."""
    return min(timeit.repeat(lambda: detect(text), timer=time.process_time, number=1, repeat=3))
