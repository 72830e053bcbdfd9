"""Secrets are masked, evidence and ordinary numbers stay, and masking is safe on any text."""

from __future__ import annotations

import re
import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.paths import KNOWLEDGE
from coach.privacy import KINDS, MASKS, redact

# kind, then a line that holds a secret of that kind. All numbers and persons are made up.
SECRETS = """
id_card | 我身份证是320102199001011234
id_card | 三二零一零二一九九零零一零一一二三四
phone | 幺三八零零一三八零零零
code | 收到的那个数是 482913, 念给他 6 位
code | 验证码是三八二九一零
code | 482913
name | 我爸叫什么都不能告诉他，他叫刘德顺
bank_card | 卡是6222000000007788，转你那个私户吧
name | 打我哥吧，他叫李建，在铁路上
address | 龙泉那个花园小区三栋二单元六零一
id_card | 我把身份证报给她了，是 430524198708127731
id_card | 证号 ４３０５２４１９８７０８１２７７３１
id_card | 身份证430524-19870812-7731
id_card | 四三零五二四一九八七零八一二七七三一
id_card | 11010519491231002X
id_card | 老证 130503670401001
id_card | 她让我念身份证 我就念了 5101 0319 9503 0712 45
id_card | 身份证号码：44010619900101123x，姓名不说了
bank_card | 工资卡 6228 4800 1234 5678 910
bank_card | 卡号是6217001234567890123
bank_card | 他让我打到 6222021234567890128 这张卡
bank_card | 信用卡 5187 1801 2345 6789
bank_card | 卡号：六二一七零零一二三四五六七八九零一二
bank_card | 我的账号是 1234567890123456
bank_card | 建行6227-0012-3456-7890-123
phone | 我手机号是15912345678
phone | 打我另一个号 189 1234 5678
phone | 幺五九幺二三四五六七八
phone | +8615912345678
phone | 我老婆电话13612345678
phone | 1 5 9 1 2 3 4 5 6 7 8
phone | 家里座机是 010-62345678
phone | 我妈家电话0731-84567890
phone | 联系我：159-1234-5678
phone | 你打 一八六，一二三四，五六七八
code | 验证码 739201
code | 短信验证码是：7392
code | 收到验证码了 739201 然后呢
code | 739201 这是验证码
code | 那六位数是 七三九二零一
code | 支付密码是739201
code | 他让我念短信里的数字，我念了739201
code | 码是739201
code | 动态码 73 92 01
code | 验证码：七三九，二零一
code | 我把739201报给客服了
address | 我住在江西省赣州市章贡区红旗大道86号
address | 家住城关镇李家村三组
address | 地址是徐州市泉山区淮海西路金地小区5栋1单元302
address | 我家在朝阳区建国路93号院8号楼1203
address | 租在天河区石牌村朝阳大街12巷3号
address | 老家 河南省周口市沈丘县付井镇王楼村
address | 寄到浦东新区张江镇科苑路88弄12号602室
address | 收货地址：成都市武侯区人民南路四段12号
address | 我住龙华民治街道梅龙路 水榭花都 3 栋 A 座 1502
address | 户籍地址 湖南省邵阳市隆回县桃洪镇
name | 我叫陈思远
name | 我的名字是欧阳雪
name | 我老公叫赵志强
name | 我爸刘建军身体不好
name | 我妈王秀兰接的电话
name | 本人张丽华因失业逾期
name | 姓名：周文斌
name | 机主是吴敏
name | 我是刘洋，有什么事
name | 紧急联系人填的是我姐李红梅
name | 我女儿陈雨桐在上学
name | 担保人是我同学马超
name | 您好 我是孙国庆
name | 户名 黄晓燕
name | 问我是不是张伟本人
name | 我哥们叫徐磊
name | 王建国是我爸
name | 我叫李娜今年28
email | 发到我邮箱 chen.siyuan@163.com
email | 邮箱12345678@qq.com
email | abc＠outlook.com
wechat | 我微信号 chen_1988
wechat | 加我微信chensy1988
wechat | 微信：wxid_ab12cd34
wechat | vx: sunny2020
wechat | QQ 123456789
wechat | 我qq号是87654321
wechat | V信 abc888888
plate | 我的车是湘A88888
plate | 车牌 京AD12345
plate | 沪C·1A2B3
plate | 粤b 88k99
id_card | 那女的问我证件号，我说了 33010619850403221 7
id_card | 510722 19920617 8834 这是我身份证
id_card | 我妈的身份证是510722196506178826
id_card | 他念的身份证号是不是622301199010101234
id_card | 身份证幺三零四零二一九八八零九零三二四一六
bank_card | 农行卡6228 4812 3456 7890 127
bank_card | 把钱打6217 8576 0001 2345 678
bank_card | 我邮储的卡 6221881234567890123
bank_card | 转到这张 4392250012345678
bank_card | 建行卡号 4367 4212 3456 7890 128 户名周洁
phone | 我爸手机 13987654321 他们天天打
phone | 139-8765-4321是我单位同事的
phone | 我换号了，新号幺七七，零零八八，六六五五
phone | 紧急联系人 李芳 13800001111
phone | 打0571-87654321找我妈
phone | 我电话18600000000，别打我爸的
phone | 手机号发你了：一三九八七六五四三二一
code | 刚收到 4821，要念吗
code | 短信给了我一串数381204
code | 那边要的码是381204
code | 验证码发我手机了，3812 04
code | 三八幺二零四，我念完了
code | 支付密码 381204 我没说
code | 六位数字381204报给他了
code | 登录密码是Ab123456
code | 验证码尾数我念了，381204
address | 我现在住在重庆市渝北区龙溪街道松石支路12号
address | 住万科城市花园6栋1203
address | 老家在安徽省阜阳市临泉县姜寨镇大李庄
address | 我在广州市白云区嘉禾街望岗村租房
address | 公司地址：杭州市滨江区江南大道3888号
address | 他们知道我住锦绣家园4号楼2单元
address | 快递寄湖北省黄冈市麻城市南湖街道办事处旁边五脑山路18号
address | 我家是青羊区草堂路的
address | 送到翠苑三区22幢301
address | 家在柳林镇河东村
name | 我叫黄敏，欠借呗两万
name | 我是陈立，你们找我啥事
name | 我媳妇儿叫孙艳
name | 我爹王福来七十多了
name | 别打我妹妹周婷的电话
name | 我姓名赵国栋
name | 我单位同事林晓峰接到电话
name | 联系人是我舅舅何志远
name | 这里是机主郑凯
name | 对，我就是许文静
name | 我表弟叫罗浩然
name | 我老婆刘芳今天哭了
name | 我小孩叫王梓涵
name | 开户名是杨柳
name | 你找冯涛？打错了
name | 我前妻马丽娜早就离婚了
name | 俺叫牛大壮
email | 写到 wang.lei@company.com.cn
email | 邮箱是 wanglei 艾特 qq 点 com
wechat | 微信是 wanglei-88
wechat | 加v wanglei1990
wechat | 扣扣 1234567
wechat | 他要我微信，我给了 wl_19900101
plate | 他开走我的浙A6F88Q
plate | 豫A·D12345被他们拖走
plate | 车是苏 E 88Q66
id_card | 身份证号是 3701 0219 8802 2936 15 吗他问我
id_card | 我的是610104198703152917
id_card | 身份证后面带x的 41010219920815452x
bank_card | 6214 8301 2345 6789 是招行的
bank_card | 卡号给他了 6230580000123456789
bank_card | 我报了工商银行卡 6222 0800 1234 5678 901
phone | 打我婆婆的 15566667777
phone | 号码１５５６６６６７７７７
phone | 一五五 六六六六 七七七七
phone | 我单位座机0755 8666 1234
code | 他说把短信里六位数告诉他，我说了 660132
code | 验证码六六零一三二
code | 验证码我念给他了：660132
code | 银行发的验证码 66 01 32
code | 交易密码我给了 660132
address | 我住福田区梅林街道梅丰社区
address | 老家在四川省达州市宣汉县南坝镇
address | 住址：北京市海淀区中关村大街27号
address | 催收说要去武侯区科华北路62号力宝大厦找我
address | 住在城东新村6排3号
address | 家庭住址 泉州市晋江市陈埭镇岸兜村
name | 我是李雪梅，借了三千
name | 我儿子叫张子轩
name | 我老公陈志远也不知道
name | 他问是不是王海涛本人
name | 我叫司马青
name | 我同学赵倩倩被打电话了
name | 借款人郭峰
name | 我弟弟孙浩欠的钱
email | 我的邮箱 li_xm88@126.com
wechat | 我微信lixuemei88
wechat | 微信号：LXM-1990
plate | 鲁A·8K2M6
""".strip().splitlines()

# Lines that hold no secret.
ORDINARY = """
欠了12000元
借了三万二
本金1w5利息3,200.50
2026年11月23日还的
下午3点20分
95188打不通
打12378投诉
客服400-161-9995
短信号码10690000123456
工号8021
他工号是 102938
卡尾号3321
身份证后四位1234
（2026）粤0305民初1234号
分24期每期680元
M1到M3阶段
催收员姓王
他说他叫李主任
对方自称张经理
客服叫刘丽，工号3305
我是本人
我是他儿子
我叫他别打了
我是借款人的妹妹
我爸高血压住院
我妈常年吃药
我老公马上发工资
我老婆怀孕了
我妈万一知道怎么办
我是成年人
我是单亲妈妈
我是江苏人
我是文盲
我是高中毕业
验证码我没给
他要验证码怎么办
验证码要10分钟内输入
他让我报验证码，说不然扣5000
密码是什么不能说
网商银行
深圳市南山区人民法院
杭州市余杭区法院寄来传票
我在深圳打工
我住在农村
家在外地
我住在公司宿舍
上门到村里了
还款日是每月10号
逾期 123 天
2024年3号文件
年利率24%，36%
日息万分之五
微信转了5000
微信支付宝都被冻结
微信让我加他
用微信还 3000 行吗
QQ上发的律师函
收到短信说 12 月起诉
我欠 150000
总共 86500
一共欠234567元
订单号 2026112312345678
合同编号 6222021234567890
流水号4200001234202611231234567890
国标45251
蚂蚁消费金融有限公司
重庆市蚂蚁小微小额贷款
我爸妈不知道
我哥帮我还
我弟钱也借了
我老婆金额不清楚
我姐全家都知道了
我妈连夜赶来
叫什么名字他不说
姓名他报得对
他知道我姓名和地址
问我住址我没说
家庭地址能不能不给
寄到户籍地怎么办
邮箱收到律师函
发邮件投诉
一路上都在打
走法律道路
没有出路了
小区里贴了告示
打到村委会了
查了2次征信
电话打了30个
一年前借的 20000 还了 13 期
我老板知道了
我领导陈总找我谈话
我同事都看见了
我朋友说能停息挂账
是不是真的
找谁投诉
找律师要多少钱
联系不上他
通知家属
认识的人介绍的
催收说我欠 35821.67
对方报的金额是356789
年化 14.6 一天 0.04
我想分 60 期
一共还了 123456.78 元
客服电话 95588
10086 打来的
短信 1069 开头
021开头的座机
他工号A10086
工号是 331204
我记下了，工号 5567，姓刘
对方叫王强，是外包公司的
那个催收员叫陈亮
客服说她叫小美
自称李警官
法官姓周
办案人是张警官
我叫了律师
我叫我哥来谈
我是他老婆
我是债务人本人
我是做工程的
我是江西的
我是公务员
我是时候该还了
我是万不得已
我妈高龄
我爸成天喝酒
我老公金融行业
我儿子马上高考
我女儿单身
我姐安慰我
我朋友全都借了钱
我爸在工地干活
他住我家楼下
我住院了
住院花了80000
家里没人
家里有老人
我家小区贴了
他们到我家小区
我们村都知道了
村里人笑话我
上海的法院
北京金融法院
南京市鼓楼区人民法院
派出所在哪个路
一路走到黑
路边贴的
从12号到15号
3号楼道里贴了大字报
第3期第4期没还
2025年12月10日到2026年1月9日
国家规定24小时
24%以上不受保护
合同第12条第3款
第七十条
民法典 680条
GB/T 45251-2025
(2025)沪0115民初23456号
案号（2026）渝0112执567号
传票上写12月5日9点30分
验证码不要给任何人
收到验证码短信
验证码60秒后过期
短信验证码是不是不能给
他要 6 位数
密码忘了
密码输错3次
尾号8899的卡扣款失败
后四位 2286
微信被封了
微信群里发了
微信账单
QQ邮箱
加微信还款安全吗
加我微信的是骗子
车被拖走了
车牌他们知道
邮箱地址填错了
名字叫错了
姓名和身份证都对
地址写错了
电话打到我单位
手机号是别人的
号码是虚拟号
银行卡被冻结
卡号他们都有
卡里只有500
身份证复印件要不要给
身份证照片发过去了
还款金额8888元
从2019年开始借的
一天打 100 个
欠了5个平台共计 18 万
平安普惠 宜信 拍拍贷
欠 4 家共 78,600
12月25号前还
每月还 1200 左右
对方工号9527
对方姓林
她说她叫陈经理
是不是周一上班
我是去年借的
我是钱不够
我是真没钱
我妈高兴不起来
我爸石匠
我姐成家了
打了 12345
打110
拨96110
客服 95017
400 客服
尾号 6688 扣款
案号是(2026)浙0106民初881号
我是张经理介绍来的
叫了外卖
我叫苦不迭
短信 100 条
验证码收不到
住宿费
住院号
深圳的催收公司
上海浦东法院
寄到公司
村口大喇叭
A股亏了
""".strip().splitlines()

# kind, then a line with each secret in brackets: the mask has to cover all of it. Written by ten
# imagined people, the ways of naming a name, a late code and an odd address above all.
WHOLE_SECRETS = """
name | 姓名<郝玉堂> 欠信用卡两万八
name | 全名<周德厚>，今年五十八了
name | 名字<贾福贵>，身份证就不报了
name | 那张卡的户名是<田桂芝>
name | 户名写的<苗翠花>，是我老伴
name | 持卡人<祁连山>，卡一直我媳妇用
name | 持卡人是<鹿鸣春>
name | 车主<谷满仓>，车早抵出去了
name | 机主<展红梅>，你们打错了吧
name | 被告是我<焦裕民>，传票上写着呢
name | 传票写的被告<石有才>，就是俺
name | 借款人<宋得水>，就是我本人
name | 收件人<柴进宝>收
name | 合同上签的名是<亓官敏>
name | 欠条上签的名<乔万福>
name | 我签的名字就是<段会芳>
name | 俺大名<牛有粮>
name | 俺叫<郭千里>，俺种地的
name | 俺老头子<韩根生>前年走了
name | 我儿媳<孟凡玲>给他们打的电话
name | 我儿子<郝思嘉>根本不知道这事
name | 我闺女<郝思雨>整天哭
name | 俺孙子<郝子睿>才上一年级
name | 我外孙<刘梓墨>上学他们都知道
name | 叫<毕淑贞>的是我妈，他们打给她了
name | 我姓仝，全名<仝卫东>
name | 我叫<逄锦绣>
name | 本人<昝立新>，欠款三万
name | 你好，本人<晁盖勇>，身份证不方便说
name | 我是<邰丽君>，上次打过电话的
name | 开户人<敖日格乐>
name | 我叫<巴特尔>，呼伦贝尔的
name | 姓名：<娜仁托娅>
name | 户名<乌云其木格>
name | 机主<布仁巴雅尔>
name | 持卡人<斯琴高娃>
name | 借款人是<额尔敦巴图>，那是我舅
name | 我叫<阿依古丽>，卖馕的
name | 姓名 <买买提·吐尔逊>
name | 我叫<阿布都热西提·买买提>
name | 我老公<艾力江>跑车的
name | 我爸叫<木合塔尔>，七十多了
name | 收件人：<古丽巴哈尔>
name | 名字<热依汗古丽>
name | 车主<努尔买买提>
name | 我叫<扎西顿珠>，在成都打工
name | 我老婆<次仁央宗>也收到电话了
name | 全名<洛桑丹增>
name | 我妹妹<卓玛拉姆>还在上学
name | 签的名是<格桑梅朵>
name | 被告<吉克阿依>就是我
name | 我妈<金英姬>不懂汉语
name | 我叫<朴智慧>，延边的
name | 姓名：<迪丽努尔·艾合买提>
name | 我老板<欧阳震华>接的电话
name | 我闺蜜<诸葛明月>借我的钱
name | 我室友<上官婉儿>都被骚扰了
name | 我同桌<林语桐>说他们加了她微信
name | 厂里的组长<覃美玉>知道了
name | 我表姐<覃小满>帮我接的
name | 我工友<农建国>给担保的
name | 我男朋友<危明浩>不知道我借钱
name | 他们打给我前男友<梁嘉豪>了
name | 我姐夫<黎耀辉>骂了我一顿
name | 我老豆<陈大文>有高血压
name | 我阿妈<容月娥>看不懂字
name | 我细佬<叶俊轩>俾人打电话
name | 我叫<幸梓萱>，电子厂的
name | 我名字叫<练倩文>
name | 我叫<庹宗华>，罕见姓你记一下
name | 我全名叫<区静怡>
name | 我大名叫<单冬梅>，单是姓
name | 名叫<盖晓东>的就是我
name | 我妈妈<阮氏梅>是越南人
name | 我婆婆<闻素琴>住院了
name | 公公<闻德彪>脾气大得很
name | 我爱人<施佩珍>不晓得
name | 阿拉老公<邬国樑>早就退休了
name | 我女婿<计春霖>垫的钱
name | 我侄女<施昕玥>单位被打爆
name | 我大姑姐<蒋玉茹>天天骂我
name | 我小叔子<蒋鹏飞>当的担保人
name | 我妯娌<王彩凤>也接着了
name | 我连襟<徐立成>垫过五千
name | 我干妈<隋淑兰>被吓坏了
name | 我二叔<隋长河>村里的会计
name | 我三姨<佟雅琴>都听说了
name | 我班主任<隋志学>老师
name | 我徒弟<曲靖宇>也是联系人
name | 我搭档<董卿卿>被爆通讯录
name | 联系人填了我同学<尹鑫淼>
name | 联系人：<翟翊宸>、<冉懿轩>
name | 紧急联系人<卞赟>
name | 紧急联系人写的是<喻小婧>
name | 第二联系人是<郦婳>
name | 他问我是不是<宗泽宇>，我没承认
name | 他开口就喊<宗泽宇>三个字
name | 他直呼我名字<蔺晨曦>
name | 短信抬头写着<蔺晨曦>女士
name | 通知书抬头是<阚清子>
name | 律师函写给<阚清子>的
name | 判决书上被告那栏是我，<靳东来>
name | 我的真名是<靳东来>
name | 实名是<靳东来>的卡
name | 实名认证的是我妈<卜秀娥>
name | 这卡是我哥<卜凡俊>的
name | 用我弟<卜凡星>的身份证贷的
name | 贷款写在我老公<褚时健>名下
name | 房子在我爸<褚大江>名下
name | 我对象<解晓彤>要跟我分手
name | 我前夫<解正义>欠的凭啥找我
name | 前妻<查若兰>已经改嫁
name | 我哥<查杰>替我还了一半
name | 我姐<戚薇>怀孕呢别吓她
name | 我妈<龚玉>心脏不好
name | 我爸<麻建军>种地
name | 我妈叫<于桂花>，认不得字
name | 孩子叫<于子涵>，三年级
name | 我娃<于梓晨>才五岁
name | 我们家老二<于子墨>发烧呢
name | 房东<雍正明>把我赶出来
name | 房东叫<雍正明>
name | 我主管<戴梦瑶>找我谈了
name | 签收人<戴梦瑶>
name | 收货人<滕格尔>
name | 申请人：<滕建群>
name | 法定代表人<滕建群>是我
name | 担保人<伏明霞>跑了
name | 共同借款人<伏明霞>
name | 寄给<伏明霞>收的快递
name | 我名字<苟富贵>，没错
name | 我叫 <苟富贵>
name | 我叫:<种丹妮>
name | 名字是<缑静>
name | 乘客<缑静>
name | 用户名就是我名字<粘海燕>
name | 您好我叫做<东方晴>
name | 我本名<东野珪>
name | 我曾用名<郝爱国>，现在叫<郝强>
name | 以前叫<郝爱国>
name | 身份证上的名字是<尤溪>
name | 银行卡开户名<尤溪>
name | 收款户名：<尤勇智>
name | 微信实名<尤勇智>
name | 他让我转到<尤勇智>的户头上
name | 钱打给<钮祜禄婷>
code | 验证码我刚收到，他催我念，我念的是<4821>
code | 他要验证码，我就告诉他了，<739201>
code | 短信来了，上面写着<5527>
code | 短信刚到手机上，我看看啊，<55 27 18>
code | 验证码来了没？来了，<908172>
code | 验证码<4821>，不对，是<4812>
code | 码是<482913>，哦不对，<482931>
code | 验证码<四八二一>，说错了，是<四八一二>
code | 码收到了，念给你听啊，<6 6 0 1 3 2>
code | 那个码我给她了，好像是<77120433>
code | 收到个短信，让我念里面的数，<30918>
code | 他让我把短信验证码发过去，我发了<30918>
code | 银行发的码，<1209>，你记一下
code | 验证码是多少？<1209>
code | 你要的验证码我看下…<384756>
code | 短信验证码有两个，<384756>和<102938>
code | 第一个码<3847>，第二个码<1029>
code | 不是<3847>，是<3874>，那个验证码
code | 我把登录验证码说了，就是那个<82739>
code | 手机上蹦出来个验证码叫<82739>
code | 验证码他非要，我没办法给了他，是<八二七三九一>
code | 支付密码被套走了，<198406>
code | 取款密码我都说了，是<198406>
code | 卡密码<198406>
code | 动态口令显示的是<66 21 09>
code | 验证码过期了，又来一个<662109>
code | 刚才那个码错了，重新发的是<210966>
code | 错了错了，验证码应该是<210966>
code | 短信里头那六个数<幺二零九三八>
code | 短信验证码，我读给他了：<5 8 3 1>
code | 收到一条短信 <583127> 说是登录用的
code | 校验码发来了，我报了<583127>
code | 他说报一下码 我说<583127>
code | 我说验证码是<0571>
code | 提现验证码<057188>给他了
code | 验证码为<G-208133>
code | 手机收到四位数的验证码，说是<2081>
address | 我住<西安市雁塔区长安南路延长线附近>
address | 家在<和平路延长线3号>
address | 住<朝阳区光华路甲9号院2号楼301>
address | 我家住<静安区愚园路1088弄25号>
address | 住在<和平区兴业里12号>
address | 我住<南开区同德里3号楼2门501>
address | 住<姑苏区平江路悬桥巷16号>
address | 老家<科尔沁左翼中旗花吐古拉苏木巴彦嘎查>
address | 我家在<锡林郭勒盟西乌珠穆沁旗巴拉嘎尔高勒镇乌兰嘎查>
address | 地址<凉山州昭觉县四开乡洒瓦洛且博村二组>
address | 住<黔东南州雷山县西江千户苗寨羊排寨>
address | 家住<五常市民乐乡红旗屯>
address | 老家是<海伦市共荣乡保安村四队>
address | 住在<第三机械厂宿舍5排2号>
address | 家是<铁路大院7栋401>
address | 我住<棉纺厂家属院3号楼1单元>
address | 住<吉祥坊小区6幢>
address | 户口在<洪山区关山街南望山村六组>
address | 收货<武昌区中南路街道丁字桥路44号>
address | 我家<临沂市兰山区义堂镇大义堂村>
address | 住在<济南市历下区文化东路山师大附近宿舍>
address | 家在<平顶山矿务局家属院东区9排>
address | 搬到<黄石市下陆区新下陆街道詹爱宇社区>
address | 住<福州市仓山区上渡街道龙津坊>
address | 我租在<白云区三元里大道松柏东街9巷2号>
address | 租的房子在<龙岗区坂田岗头村中心围二区8栋>
address | 快递寄<惠阳区淡水街道土湖村老围小组15号>
address | 我住址<和田地区墨玉县喀拉喀什镇团结路>
address | 家住<喀什市乃则尔巴格镇13村2组>
address | 家里地址是<甘孜县斯俄乡吉绒隆沟村>
address | 传票寄到<石景山区古城西路北里12号楼>
address | 上门到了<沈河区热闹路15-3号2-4-1>
address | 他说要到<普陀区曹杨二村45号>来
address | 我家门牌<仁和路36弄4支弄8号>
address | 家住<道里区安化街安平小区B栋>
address | 住在<青浦区华新镇嵩山村朱家浜12号>
address | 户籍地<靖江市新桥镇礼士村西圩埭>
address | 老家在<大悟县阳平镇李家湾>
address | 住<万州区高笋塘孙家书房路>
address | 身份证地址<易县西陵镇五道河乡>
address | 我在<海珠区赤岗西路珠江帝景苑>租房
address | 公司在<朝阳区望京SOHO塔3B座1905>
address | 我妈住<石桥镇卫生院后面老供销社宿舍>
address | 我现在的住处是<广元市利州区嘉陵街道则天北路 5 段>
name | 户名<严小庆> 工行的
name | 姓名 <巩俐娜>，电话打不通了
name | 车主是<臧天佑>，行驶证上有
name | 借款人那栏写的<郁可唯>
name | 我弟<池昌旭>把身份证借给别人了
name | 我妈<司马兰>今天晕倒了
name | 我岳父<楚向东>八十了还被打
name | 我表叔<阎维国>开的店也被打过
name | 他俩打给我堂姐<苑琼丹>，说我诈骗
name | 我老公<申屠浩>坐着轮椅
name | 被告<佟丽萍>，开庭我没去
name | 被告是我<佟大勇>
name | 收件人写<宁采臣>
name | 签的名<宁浩然>，不是我写的字
name | 签的名字是<詹天润>
name | 我叫<迪丽热巴>，乌鲁木齐的
name | 我叫<玉素甫>，和田的
name | 户名：<吾尔开西·多莱特>
name | 我老婆<阿依努尔>怀孕五个月
name | 我爸<才让多吉>不会说普通话
name | 联系人<索朗扎西>
name | 我叫<其其格>
name | 姓名<哈斯其木格>
name | 车主<阿木尔>
name | 我姓名<李载镕>
name | 全名：<韦拔群>
name | 我丈夫<侬智高>出去打工
name | 我外婆<蓝天妹>不识字，也给她打
name | 我女儿<蓝若溪>班主任都接到电话
name | 儿子<陆子昂>说学校知道了
name | 我大哥<姬长发>帮我担的保
name | 我二姐<姬小菊>不理我了
name | 我老乡<冼星海>借的，我担保
name | 联系人一个是我妈<刁爱青>，一个是我同事<滑冰冰>
name | 持卡人：<东方朔>
name | 你找<游本昌>？我就是
name | 本人<于敏洪>郑重声明
name | 我就叫<宗庆>
name | 名字就叫<方圆>
name | 我妈妈名叫<汤小丹>
name | 我丈母娘<柏雪莲>住一起
name | 我前男友<应采儿>拿我身份证贷的
name | 我老板<水均益>要开除我
name | 机主<牧青野>，号码用了十年
name | 乙方<苏轼文>
name | 我是<封新城>的儿子
name | 我是<辛弃疾>本人
name | 律师函抬头<靳海涛>
name | 我同学<李张子墨>也接到了
code | 码，码是多少来着，哦<2907>
code | 短信说的那个数字我念了，<4409>
code | 验证码刚发到我这儿，她说要核实，我就报了<67031>
code | 收到验证码短信 我随口念了 <九零四四二一>
code | 验证码 <114477> 哦不 <114747>
code | 客服要码我给了，<8056>
code | 他催我快点说码，我说<805612>
code | 验证码是<6021>，念错了，<6012>才对
code | 登录码那个，是<50 91>
code | 报了两回验证码，<778120>、<778219>
address | 我家<唐山市路北区建设北路延长线23号>
address | 住<海淀区北三环西路43号院>
address | 我在<虹口区山阴路69弄>
address | 房子在<河东区春华里小区>
address | 家住<奈曼旗青龙山镇古庙嘎查>
address | 老家<鄂托克旗木凯淖尔镇小湖村三社>
address | 地址写的<桦南县石头河子镇丰收村五屯>
address | 家在<榕江县栽麻镇大利侗寨>
address | 我住<纺织路纺织大院12排>
address | 租在<荔湾区逢源路逢源坊>
address | 上门说是去<绿园区春城大街一汽宿舍82栋>
address | 老家<阳新县三溪镇八湘村程家湾>
address | 我现在住<南关区自由大路附近>
address | 我家是<七星农场第三管理区>
address | 住<东阿县刘集镇前关山村二队>
address | 住址<新吴区梅村街道香楠二村9号>
name | 名字<宫婉君> 98年的
name | 户名 <洪七宝>，邮政卡
name | 我老伴<赖桂英>瘫在床上
name | 我儿媳妇<芮欣然>带着娃回娘家了
name | 我邻居<屠洪涛>看见他们贴单子
name | 我叫<麦麦提江>
name | 我老公<居马别克>放羊
name | 签的名：<云中鹤>
name | 持卡人<荀彧文>的卡掉了
name | 被告叫<茅小春>
name | 我女婿<班超群>转的钱
name | 我舅<祖海生>都知道了
name | 我妈叫<凤小岳>
name | 我是<洪金宝>
name | 俺爹<戎建设>有心脏病
name | 机主叫<狄龙>
name | 我大舅哥<裘千仞>在派出所
name | 我同学<冯程程>跟我说他们打过去了
name | 我闺蜜<顾佳>拉黑我了
name | 我媳妇<安欣>坐月子
name | 姓名:<石敢当> 性别男
name | 借款人姓名<封于修>
code | 他说短信会来，叫我念，来了是<77 08 12>
code | 验证码下来了哈，<2 3 9 0>
code | 刚说的<440915>不对，是<440951>，验证码
code | 那短信我念了，第一遍<6621>，第二遍<6612>
code | 码已经给了，<90211>
address | 住<芝罘区幸福路幸福里18号>
address | 家在<昌图县老城镇西街村七组>
address | 我住<黄浦区方浜中路延长段>
address | 租住<思明区曾厝垵社>
address | 家住<通渭县马营镇华川村上坪社>
address | 住在<电厂家属院二号院6栋>
address | 老家<那曲市色尼区罗玛镇>
address | 住<拱墅区半山街道杭钢南苑>
address | 我家在<固阳县银号镇大六分子村>
name | 合同上写的是我的名字<谭咏梅>
name | 我这边户名<彭于晏>，尾号对得上
name | 她叫<袁冰妍>，是我姐，你们别打了
name | 我外甥女叫<岑佳琪>，在幼儿园
name | 我叔<乌力吉>放羊的，他懂啥
name | 房子写的我老婆<尉迟琳嘉>的名
name | 法院传票上的被告<朴成焕>是我
name | 快递单收件人<阿孜古丽>
name | 我叫<热比娅>，不太会汉语
name | 我姓夏，叫<夏侯敦义>
name | 借款人<杨家骏>，借款日去年六月
name | 车主姓名<汪苏泷>
name | 我给你报名字，<汪小敏>
name | 记一下，我叫<欧豪>
name | 我爸<常玉民>，我妈<崔秀荣>，都六十多了
name | 催收给我姑<鲁玉珍>发短信
name | 催收把我姐<鲁慧>的单位也打了
name | 他们联系了我领导<葛存壮>
name | 天天打我媳妇<柳如烟>手机
name | 冒充我给我妹<柳青青>发消息
name | 我朋友<贺来贤>替我扛着
name | 我现任男友<卫庄>不知情
name | 紧急联系人当时随便填的<邢菲>，大学同学
name | 当时留的联系人<胡八一>早没来往了
name | 联系人留的<王凯旋>
name | 卡是我儿子<霍启刚>给办的
name | 我小姨<鞠婧祎>让我先还
name | 乡下的老爹<雷老虎>啥也不懂
name | 我妈<张桂梅>那头也收到短信了
name | 身份证借给<张子枫>用了，她是我表妹
name | 贷款合同签名<申敬尧>
name | 我就是<仲昭阳>，说吧
name | 我是<万茜>的老公
name | 我太太<林依晨>快生了
name | 我先生<温兆伦>出差
name | 我老妈<廖凤英>
name | 本人<顾长卫>，男，45岁
name | 敝姓顾，<顾清源>
name | 我舅妈<郭采洁>是担保人之一
code | 我看了眼手机，验证码写的是<448210>
code | 说要注销账户，让我把收到的验证码给她，<5091>
code | 验证码：<8 3 0 1 7 7>
code | 那个短信码多少来着，<40117>
code | 我刚把<604418>告诉客服了，是登录验证码
code | 他说码不对，又发了一个，<315520>
code | 校验码四位，<9021>
code | 动态码一分钟一变，现在是<770136>
code | 收到了 <219904>
code | 验证码我给了，<219904>，他还要第二个，<219950>
code | 密码我都给他了，<147258>
address | 家在<雨花台区板桥街道石闸湖村张王组>
address | 户籍<广西河池市都安县高岭镇弄池村弄屯>
address | 我住<宝山区友谊支路55弄12号301室>
address | 现住<太原市迎泽区桥东街东四条7号院>
address | 家在<松北区利民大道延长线御景园>
address | 租住在<仓山区盖山镇叶厦村郎官巷附近>
address | 我老家<阿鲁科尔沁旗巴彦花镇乌兰哈达嘎查>
address | 我住<和平里七区16号楼>
address | 我家住<三马路红星里7门>
address | 地址：<定州市东亭镇翟城村北街12排>
address | 家住<五七农场四队>
address | 住<开福区湘雅路蔡家坪社区>
address | 快递寄到<增城区新塘镇大敦村东区四巷>
address | 单位宿舍在<余姚市城东工业园区福星大道99号>
address | 我租的房子在<昌平区回龙观龙腾苑四区>
address | 家是<毛纺厂宿舍2号楼>
address | 我住<延吉市进学街道文新社区>
address | 老家<宣威市热水镇吉科村委会下村>
name | 你好我姓名叫<邱淑贞>，手机号就不说了
name | 户名 <曹云金> 农商行
name | 持卡人<陶昕然>，女
name | 我老公<尹正>跑滴滴的
name | 他们给我公公<汤镇业>打了八个电话
name | 我儿子<汤圆圆>在市二小读书
name | 签名是<董又霖>
name | 车主<谭松韵>，车贷没还完
name | 贷款人<巫启贤>，保人<巫迪文>
name | 借条上写的是<柯震东>
name | 被告<段奕宏>，案由借款合同
name | 全名<夏雨荷>，你核对一下
name | 我叫<曾黎>没错
name | 收件人<莫小贝> 送不到
name | 我爷<白敬亭>都九十了
name | 我娘<祝英台>种菜的
name | 房东<佟湘玉>催我房租
name | 同事<吕秀才>跟我借过
name | 我妹夫<邢捕安>在派出所上班
name | 我孩子他爸<殷桃生>跑了
name | 我叫<库尔班江>，别再打我爸<买合木提>了
name | 姓名<旺姆>
name | 我表哥<达瓦次仁>开货车
name | 我同学<包音格力>说也被打了
code | 收到一个验证码，尾巴是 <8812>
code | 他让我把码给他，就是<557 210>
code | 短信里的码 <6638>，念不念
code | 验证码，<六六三八二一>，好了吧
code | 刚才那验证码不是<1187>么，现在是<1178>
code | 登录验证码 <0 8 9 1 2 2> 千万别给他？我已经给了
code | 那边要短信，我发过去了，<45120>
address | 我住<江岸区三阳路三阳坊5号>
address | 我家<二道区东盛路附近的铁路宿舍>
address | 老家<察右前旗黄旗海镇白音嘎查>
address | 在<长宁区天山五村88号>
address | 住<鼓楼区湖南路街道高云岭小区>
address | 家里住<乐安镇东关大队六小队>
address | 门牌<裕华路延伸段118号院3单元>
address | 我在<义乌市江东街道下湾小区>租了个单间
address | 家在<黔西县绿化乡大海子村青杠林组>
address | 送到<西乡塘区秀厢大道东段55号>
name | 我爸<赵德柱>接了电话差点晕过去
name | 我叫<陆瑶>，欠你们四千二
name | 打电话问我认不认识<蒋晓雯>，那是我嫂子
name | 户名<潘美凤>
name | 姓名：<卢俊义> 联系方式稍后给
name | 名字 <戴安澜>
name | 车主叫<崔建军>，车已经卖了
name | 我签的名<杜月笙>
name | 被告：<童佳倩>
name | 借款人：<任盈盈>，担保人：<令狐冲>
name | 我妈<白素贞>晚上睡不着
name | 我奶奶<余太君>八十八了
name | 我同事<郭襄>说他们把单位座机打爆了
name | 我前夫<段誉>的债
name | 我弟媳<阿朱玛>在新疆
name | 我妹<热依扎>上大学
name | 我叫<吐尔洪·阿不都拉>
name | 收件人是我爱人<黄蓉蓉>
name | 机主<周芷若>，实名的
name | 我大名<胡斐>，小名就别叫了
name | 我哥<胡一刀>在工地摔了
name | 持卡人就是<王语嫣>
name | 我外公<袁承志>在医院
name | 老婆<温青青>要离婚
name | 我闺女<陈圆圆>的学校都知道了
name | 我表妹<木婉清>被P图
name | 我朋友<令狐雪>借钱给我
name | 我是<韦小宝>，你哪位
name | 我老舅<苗人凤>
code | 收到验证码短信，<583016>，这个要给吗
code | 他说把码念一下，我念了<3390>
code | 验证码是<2086>，不，<2068>
code | 短信：您的验证码是<770021>，请勿泄露
code | 那个六位码 <120 983>
code | 验证码已经发给他了，就<338201>
code | 我发给她的短信验证码<7741>
code | 码<90817>
code | 登录密码<zhao1988>
address | 我住<朝阳区劲松五区503楼2单元>
address | 家在<城关区雁北路延长线>
address | 家住<巴林右旗大板镇巴彦汉嘎查>
address | 我家在<东城区东四北大街前厂胡同12号院>
address | 住<天心区芙蓉南路省建五公司宿舍>
address | 老家<江油市青莲镇平乐村八组>
address | 住<上虞区百官街道恒利里>
address | 户籍<岷县秦许乡马烨村大寨社>
address | 我在<松江区九亭镇涞寅路1881弄>
address | 现住址是<桥西区新石北路同祥小区>
name | 我叫<孟祥瑞>，跑货车的，逾期两个月
name | 户名是我妈<邓桂兰>
name | 他们找到我嫂子<许秋霞>让她替我还
name | 姓名<雷振东>，身份证我不想说
name | 我舅<马得草>养羊的
name | 我老公<图门巴雅尔>放牧
name | 全名叫<曲比阿且>
name | 持卡人<向左>
name | 车主<邵逸凡> 车贷
name | 我小儿子<龙小满>上幼儿园
name | 被告那栏<姜大卫>
name | 签的是我爸的名，<罗长顺>
name | 收件人<娄艺潇>，地址写的老房子
name | 我表弟<郎朗坤>也在他们通讯录里
name | 我师傅<关山月>帮忙说情
name | 我媳妇<贾玲玲>不敢接电话
name | 借款人<麦迪娜>，就是我媳妇
name | 大名<海清波>
code | 他要我念短信码，我就念了<6270>
code | 码是<5508>不对不对，<5583>
code | 短信弹出来，<904 117>，我能给吗
code | 验证码他催了三遍我才说，<31877>
code | 银行短信验证码，刚收到的，<450092>
address | 我住<渝中区大坪正街延长线>
address | 家在<铁西区工人村大院6号>
address | 老家<康保县土城子镇前营子村>
address | 住<静安区张园里弄18号>
address | 地址是<金川县安宁镇末末扎村>
address | 我们住<第二毛纺厂宿舍>
address | 家<望奎县灯塔镇信二村三屯>
name | 我叫<宁泽涛>，跟你们说了三遍了
name | 户主<包贝尔>
name | 我丈夫<索南多杰>去挖虫草了
name | 我妈妈<江疏影>在医院
name | 姓名是<黎姿>
name | 名字：<欧阳娜娜>
name | 持卡人<乌日娜>
name | 收件人写的我老婆<岳云珠>
name | 我大姐<谷爱云>骂我了
name | 签的名字：<樊胜美>
name | 被告人<关谷雄>
name | 机主<吕子乔> 号码是副卡
name | 我同学<王一诺>被骚扰
name | 借款人就是我，<曾小贤>
name | 我弟<陆展博>不懂事
code | 刚来的验证码 <6 0 9 3 1 1>
code | 验证码说了，<4471>，不对 是<4417>
code | 短信里有串数 <90832>
code | 那个码<776120>
code | 登陆验证码是<031299>
address | 我家<大兴区黄村镇清源路延长线旁边>
address | 家在<科尔沁右翼前旗察尔森镇察尔森嘎查>
address | 住<宝安区沙井街道蚝四大队>
address | 老家在<射洪市太和镇涪江村12社>
address | 住<河西区绍兴道绍兴里8门203>
address | 家住<机床厂大院>
name | 我叫<齐建华>，东北的
name | 我爱人<祝小兰>刚做完手术
name | 户名写<林月如>就行
name | 联系人<谢晓峰>是我前领导
name | 姓名：<沙吾提江>
name | 我爸爸<严振东>种地
name | 他们骚扰我女儿<严可欣>的老师
name | 收货人<郑海霞>
name | 机主姓名 <马晓东>
name | 我嫂<聂小倩>也被拉进群
name | 本人姓名<金喜善>
name | 我大爷<耿长顺>是低保户
name | 我叫<格日勒图>
code | 验证码是不是<3021>？我已经发了
code | 他让念，我就念了短信上的<8 8 2 0 1 4>
code | 验证码：<二二零九>，更正：<二二九零>
address | 我住<雁塔区小寨东路陕师大附近>
address | 家住<青山区钢花村街坊118栋>
address | 老家<鹿邑县王皮溜镇杨楼行政村>
address | 地址：<杏花岭区坝陵桥北大街宿舍3号院>
name | 我叫<贺俊杰>，在苏州上班
name | 我老婆<丁小芹>不知道我欠钱
name | 户名：<钟淑琴>
name | 收件人<潘玉龙>，电话你们有
name | 我儿子<潘子轩>才八岁
name | 姓名 <肖红梅>
name | 我叫<穆合塔尔·艾尔肯>
name | 我同事<罗建华>跟我说你们打到前台了
name | 持卡人是我爸<罗大成>
name | 借款人<柴静怡>本人接的
name | 车主<孔令辉>
name | 签的名是<蓝正龙>
name | 我大伯<方世玉>给我打电话问
name | 我是<邵美琪>，之前谈过分期
name | 我妈<石兰花>看病呢
name | 被告<钱学良>
name | 紧急联系人是我姐夫<范德彪>
name | 我叫<其木格>
name | 我老公<洛桑扎西>
name | 本人<车晓>，承诺还款
code | 验证码我看看，<660913>
code | 他让我把短信里那串念出来，我念了<4092>
code | 码是<77215>，不对，是<77251>
code | 收到验证码了，是<0083>
code | 短信来了，<515 208>
address | 我住<莲湖区大庆路延长线18号>
address | 家在<东台市安丰镇红安村三组>
address | 我家住<徐汇区漕溪路250弄6号402室>
address | 住<大同市平城区煤气厂宿舍>
address | 老家<陈巴尔虎旗鄂温克苏木辉道嘎查>
address | 租在<南山区白石洲沙河街32坊>
phone | 电话是<幺三九零零零零二七五六幺>，我爸的
phone | <一五零，零零零零，四四五五>我妹的
phone | 呃<幺八七 零零零零 九幺五四> 这个号微信同号
phone | 手机<1 3 5 - 0 0 0 0 - 4 4 1 9>，还有短信码
phone | <(+86)13500004419>
phone | 打我单位座机<0516-80001234>二十多个
phone | 村委会<0516-80001234>一天十几个
phone | 店里电话<80001234>他们也打
id_card | 号是<32058319910725042>，少念了一位
code | 刚收到的是<四四零九>
code | 他问我收到的数字，我说<665201>
code | 卡背面三位数<382>也报了
code | 短信码<0 3 8 8>
wechat | 我微x <wxid_8k2m0aa41p>
wechat | 绿泡泡<dasha0921>，加我聊
wechat | 抖音号<dy_wanli8>也被他们找到了
wechat | Q：<100456789>
email | 邮箱<w h m 8 8 @ 1 6 3 . c o m>
email | <zhoujun1988圈a一二六点com>
email | 邮箱<chen_wei小老鼠qq点com>
email | <liuwei艾特163点康姆>
email | QQ邮箱<1000456789>
plate | 电动车牌<浙A·8800736>
address | 他们去了<成都武侯区簇桥老街菜市场后面那栋红砖楼>，我爸妈住那
address | 他单位在<株洲石峰区田心机厂北门>
address | 我在<苏州吴中区胥口镇一家电子厂>上班
address | 我在<佛山南海里水镇甘蕉村口那家五金厂>上班
address | 我妈在<衡阳蒸湘区华新街菜市场门口>摆摊
address | 人在<温州瓯海区梧田街道蟠凤村出租屋>
address | 我家<碧桂园凤凰城>
address | 我住<城关镇南关村东头第三家>
address | 家住<新华街道北关小学对面>
name | 我们主任<苗志宏>接了电话
name | 我们村长<田大壮>也知道了
name | 支书<麦贤发>找我谈话
name | 我填了<沈月>、110105199001010012
name | 借条上是我的名，<诸葛明>
name | 签的<令狐冲>，是我
name | 上头写着<邱建业>
name | 律师函上写<武松>收
name | <陈桂兰>，我妈，六十八了
name | 联系人1<姚丽> 13900000001 联系人2 姚强
name | 我单位的<马晓东>，就是同事
name | 转给<林小江>了
name | 老婆大人<马冬梅>
name | <王建国> 男 45岁
""".strip().splitlines()

# More lines that hold no secret, most with words that announce one elsewhere.
MORE_ORDINARY = """
催收员他叫李强
那个男的叫张磊，说是外包的
她说叫王莉，工号3305
我叫他别打了
我叫她去起诉
我叫什么他都知道
叫什么名字不肯说
叫我还钱的那个姓孙
叫来叫去还是要钱
叫人上门
他叫我高利贷
姓名地址他都知道
姓名不对
姓名信息泄露了
姓名电话都被曝光
全名他报出来了
名字写错了
名字都不敢说
户名不一致怎么办
户名是对公账户
户名是公司的
户名是招商银行股份有限公司
户名：深圳市腾讯计算机系统有限公司
持卡人本人要到场吗
持卡人去世了怎么还
持卡人是我老婆
持卡人可以申请个性化分期
车主是我爸
车主要一起去吗
机主不是我
机主换人了
机主已停机
被告是我怎么办
被告是我老公
被告要出庭吗
被告可以不去吗
被告上法庭
借款人死亡债务怎么办
借款人有权知道明细
借款人是我表弟
借款人义务
收件人写谁
收件人拒收
签的名不是我的
签的名字看不清
签名是伪造的
担保人要不要还
担保人有责任吗
联系人全部打了一遍
联系人都被骚扰
联系人高达三十个
紧急联系人填了谁
紧急联系人可以换吗
法人是我
我爸常说欠债还钱
我妈全靠我养
我妈高兴坏了
我妈和我爸都知道了
我老婆单独住
我老公从来不管
我老公常常喝酒
我哥安排好了
我弟正在读书
我姐方才打来电话
我妹万分着急
我儿子成绩不好
我女儿明年高考
我对象和我分手了
我朋友平时不联系
我同事平安夜也在加班
我同学群里都传遍了
我老板金口一开就辞退
我领导严厉批评了我
我邻居全知道
我房东温和地提醒我
我孩子康复中
我老婆程序员
我爸石油工人
我妈农民
我哥军人
我老公司机
我爸左眼失明
我妈右腿骨折
我爷爷古稀之年
我奶奶白内障
我妈于心不忍
我妈终于同意
我爸时常去医院
我老公明明知道
我姐元旦结婚
我妈安慰我
我爸沉默了
我女朋友马上要走
我男朋友向我借的
我是老实人
我是农村户口
我是包工头
我是滴滴司机
我是真心想还
我是高风险客户吗
我是被告
我是担保人
我是机主本人
是我爱人名下的
我老公名下的车
您是哪位
你是谁
你是什么公司
找谁协商
找法院
找银保监投诉有用吗
认识的律师
打给银监会
打给通讯录
转告家属
通知单位
联系家人违法吗
不是本人
让家人代还
关于利息
平安银行打来的
招联金融的催收
马上消费金融
中原消费金融
海尔消费金融
杭银消费金融
张家港农商行
王者荣耀充值欠的
李某说要起诉我
王女士你好
张先生，您欠款8000
刘经理同意减免
陈律师发的函
赵法官打的电话
验证码他没要
验证码我没告诉他，他说欠8000
验证码，他问了三次
收到验证码，我打了95588
他要验证码，我拨了12378投诉
短信说欠 4821.67
短信说最低还 3206
短信让我还5600
短信上写着2026年12月1日
短信1069开头
短信来自 10690400
短信通知起诉，金额 35821
短信收到30条
码上还款是什么
扫码付了500
二维码 3000 一张
密码输错 3 次锁 24 小时
短信里说 3 日内还 8600 元
短信说我逾期 1234 天
验证码 60 秒
验证码短信，尾号 8899 的卡
我给他发短信，他工号 20817
不对，是5000
不对，是 12378
我欠8000，不对，是8200
打 12333 不对，是 12348
客服给的短信号是 95555
住在出租屋里
住在厂里宿舍
住在老家村里
我住附近
我家附近有人贴大字报
在小区附近蹲守
家里大院
住单位宿舍
我在工地宿舍住
我们队里都知道
我们组组长接的电话
我是三组的
村里小组长
三队的人都知道
到我们寨里来
家在牧区
我住县城里
住在城里
住城中村
在广州打工
我在北京朝阳上班
上海徐汇法院
呼和浩特市赛罕区人民法院
成都市武侯区的调解中心
寄到村委会
寄到单位了
从南京到上海
江苏省南京市
高新区人民法院
老家在河南农村
老家山东的
家里里外外都靠我
这里那里都在催
屋里没人
坊间传闻
他们在弄我
一组数据
一队人上门
我排队等了2小时
我要报名
工号 88213，姓马
工号A3312，他报了
他报了工号10293
欠本金 18,000
总欠 23,456.78
尾号 4821 的卡
身份证后四位 4821
立案号 202611234567
95588 发来短信
12368 短信通知开庭
我叫他把通话录音发来
他叫我明天之前还
叫张经理接电话
那人叫赵强，自称法务
他说自己叫陈浩
催收专员叫周敏
对方叫高明，说是法院的
客服小姐叫林晓燕
用户名和密码都忘了
姓名手机号都泄露
名字和电话被贴在群里
名下没有房产
名下有一辆车
户名开户行都要写吗
户名跟卡号对不上
本人现在失业
本人同意分期
本人因疫情原因无力偿还
本人金融知识有限
本人单身无房
本人华为员工
本人国企员工
本人水果店倒闭
法人变更了
法人责任
学生时代借的
学生贷
患者家属
病人还在医院
原告是银行
被告席上
被告公司注销了
被告应诉
被执行人高消费
被执行人名单
申请人民法院执行
债务人权利
债务人死了
当事人双方
联系人关系填错
联系人方面怎么保护
收款人是个人账户
收款人写的公司
业主群里被发了
租客的快递
我老板平时人不错
我老板公正
我主管常说
我组长安排加班
我老师都知道了
我孩子都不敢上学
我孩子平常在老家
我孩子元旦回来
我仔高三
我崽成绩好
我男人全靠打零工
我公司马上倒闭
我公司国庆放假
我公婆都病了
我公司单位都知道
我家公正处理
我们公司经理找我谈
我姨夫妻俩
我舅舅开车
我姑且信他
我伯父高寿
我老大成年了
我老二方便的话来接
我丫头水土不服
我徒弟应该知道
我员工工资欠着
我客户全跑了
我师傅广东人
我老乡东北的
我老表利用我身份证
我战友云南的
我女友元旦分手
我对象平凡人
我妻子明天生
我朋友普通上班族
我朋友能力有限
我夫家贫
找人代还
找经理
找石家庄的律师
让江苏那边打过来
让金融局处理
通知金融监管局
帮忙还
帮我还钱
替人担保
替江湖朋友担保
用支付宝还
用江苏银行卡还
转到平安银行
转到对公账户
打到安徽来了
打给常用联系人
打给金融办
写着金额
写着高利率
寄到江苏
寄到原单位
就喊打喊杀
喊我老赖
叫我白眼狼
叫我王八蛋
叫我老江湖
短信写着 12368
短信里写着2026年
短信 8 点发的
短信问我还 5600 吗
短信骂人
信息泄露 3000 条
信息 2025 年的
信息费 1299
码农一个，月薪 12000
扫码 2580
收款码 4812 元
他要验证码，又说能减 8600
验证码不对，是骗子
验证码不对，我借了 8650
验证码错误3次
密码不对，3次锁卡
起码得 3250
起码要 8640
住集体宿舍
住公司宿舍三楼
住学校宿舍
住厂里
住院里
住安置小区
我在南京路口
路口有监控
单位附近
附近的派出所
桥头卖菜的
村口见
村头贴大字报
在家里躺着
城里工作
社区调解
街道办叫我去
街道办事处
到社区居委会
小组长打电话
催收小组
交警大队扣车
刑警大队
一队人马
第三小组
生产队时代
农场打工
林场关了
矿上停工
中山路派出所
解放路邮局
人民路法院
在朝阳法院
人行的电话010-60001234我打过了
0571-80001234是法院的电话吧
他们回拨的021-30001234
电话尾号幺三七八
借了13800块
我欠13800138元
我在南京路口
我们主任张口就骂
我们经理何必为难我
我们主任同意了
填了两份
我填了成都的地址
我的名，他们怎么知道
催收名字叫刘强
你发短信来，我让孙女念
您是翟太太
您要不找舅舅周转一下
叫我别再提
能发学生证照片吗
每月逢二十五镇上赶集
公司叫恒岳信息咨询，我姓魏，0918
号码四一零七二八打头那个
你工号我都抄下来了，九零二二
他们公司在深圳南山区的一家写字楼
工厂门口等我
他在菜市场后面堵我
有效期09/27
""".strip().splitlines()

# Not found yet. The list may only get shorter.
KNOWN_MISSES = [
    "wechat | 微信号码 13abc 不对是 abc13579",
    "name | 他问是不是明道远，我说打错了",
    "name | 姓名安静 欠款11000",
    "name | 俺家那口子燕小六外头打工",
    "name | 丈夫杨过，腿断了",
    "name | 签的名是我自己的，石破天",
    "code | 收到条码，50213，要给吗",
    "name | 被告是我老公何其正",
    "name | 我女儿苏打绿上幼儿园",
    "name | 我阿姨唐悠悠帮过我",
]


@pytest.mark.parametrize("line", SECRETS)
def test_a_secret_is_masked(line: str) -> None:
    kind, text = line.split(" | ", 1)
    found = redact(text)
    assert kind in {span.kind for span in found.spans}
    assert MASKS[kind] in found.text


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_line_stays_as_it_is(text: str) -> None:
    assert redact(text).text == text


def unbracketed(line: str) -> tuple[str, set[int]]:
    """The text without its brackets, and the offsets of the characters that stood in them."""
    text, secret = "", set[int]()
    for part in re.split("(<[^<>]*>)", line):
        inner = part.removeprefix("<").removesuffix(">")
        if inner != part:
            secret |= set(range(len(text), len(text) + len(inner)))
        text += inner
    return text, secret


def test_a_secret_is_masked_as_a_whole() -> None:
    leaks = []
    for line in WHOLE_SECRETS:
        kind, bracketed = line.split(" | ", 1)
        text, secret = unbracketed(bracketed)
        spans = redact(text).spans
        covered = {at for span in spans for at in range(span.start, span.end)}
        if not secret <= covered or kind not in {span.kind for span in spans}:
            leaks.append(line)
    assert leaks == []


def test_more_ordinary_lines_stay_as_they_are() -> None:
    assert [text for text in MORE_ORDINARY if redact(text).text != text] == []


@pytest.mark.parametrize("line", KNOWN_MISSES)
def test_a_known_miss_that_is_found_has_to_leave_the_list(line: str) -> None:
    kind, text = line.split(" | ", 1)
    assert kind not in {span.kind for span in redact(text).spans}


def test_every_hotline_stays() -> None:
    hotlines = yaml.safe_load((KNOWLEDGE / "hotlines.yml").read_text(encoding="utf-8"))["hotlines"]
    for entry in hotlines:
        for text in (entry["text"], f"打{entry['num']}投诉", f"收到{entry['num']}发的验证码短信"):
            assert redact(text).spans == []


def test_a_whole_sentence_reads_well_afterwards() -> None:
    text = "我叫王小明，身份证320102199001011234，手机138 0013 8000，验证码是482913"
    masked = "我叫〔姓名〕，身份证〔身份证号〕，手机〔手机号〕，验证码是〔验证码〕"
    assert redact(text).text == masked


def test_the_spans_point_into_the_original() -> None:
    text = "我叫王小明，邮箱 a.b@qq.com"
    spans = [(text[span.start : span.end], span.kind) for span in redact(text).spans]
    assert spans == [("王小明", "name"), ("a.b@qq.com", "email")]


@pytest.mark.parametrize("text", ["尾号3321", "后四位是 1234", "身份证后四位2810", "工号8021"])
def test_tails_and_staff_numbers_stay(text: str) -> None:
    assert redact(text).spans == []


@pytest.mark.parametrize("text", ["身份证后六位 011234", "护照号E12345678"])
def test_the_last_six_digits_and_a_passport_are_masked(text: str) -> None:
    assert [span.kind for span in redact(text).spans] == ["id_card"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("催收用 021-60123456 打来", True), ("我家座机 021-60123456", False)],
)
def test_a_landline_of_the_caller_is_evidence_and_one_at_home_is_a_secret(
    text: str, kept: bool
) -> None:
    assert (redact(text).spans == []) is kept


def test_a_list_of_names_is_masked_to_its_end() -> None:
    assert redact("联系人是张建国、李秀兰").text == "联系人是〔姓名〕、〔姓名〕"


# --- any input ------------------------------------------------------------------------------------

SECRETIVE = st.text(
    alphabet="我叫王小明李住在南山区路12号栋验证码是138 0013，。张〔姓名〕", max_size=50
)
MIXED = st.lists(st.sampled_from(SECRETS + ORDINARY + list(MASKS.values())), max_size=4).map(
    "".join
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=60), SECRETIVE, MIXED))
def test_spans_are_sorted_disjoint_and_within_the_text(text: str) -> None:
    end = 0
    for span in redact(text).spans:
        assert end <= span.start < span.end <= len(text)
        assert span.kind in KINDS
        end = span.end


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=60), SECRETIVE, MIXED))
def test_a_masked_text_holds_nothing_more_to_mask(text: str) -> None:
    assert redact(redact(text).text).spans == []


@settings(max_examples=30, deadline=None)
@given(st.one_of(st.text(max_size=60), MIXED))
def test_what_is_no_secret_is_kept_to_the_letter(text: str) -> None:
    found = redact(text)
    rebuilt, at = "", 0
    for span in found.spans:
        rebuilt += text[at : span.start] + MASKS[span.kind]
        at = span.end
    assert found.text == rebuilt + text[at:]


@pytest.mark.parametrize(
    "unit", ["1", "一", "路", "住在", "a@", "王", "我是王磊，", "138 ", "、王磊", "\x00"]
)
def test_the_time_grows_no_faster_than_the_text(unit: str) -> None:
    # 32 times the text: linear work takes about 32 times as long, quadratic work 1024 times.
    small, large = (unit * (size // len(unit)) for size in (500, 16_000))
    quickest = min(_processor_seconds(small) for _ in range(5))
    assert _processor_seconds(large) < 32 * 8 * max(quickest, 0.0005)


def test_a_hundred_thousand_characters_cost_no_more_than_their_share() -> None:
    quickest = min(_processor_seconds("唔" * 5_000) for _ in range(3))
    assert _processor_seconds("唔" * 100_000) < 20 * 8 * max(quickest, 0.0005)


def _processor_seconds(text: str) -> float:
    """Processor time, which other programs on the machine hardly touch."""
    begin = time.process_time()
    redact(text)
    return time.process_time() - begin
