"""The call log: reading what is told, computing breaches, changing entries, and the files."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from coach import clock
from coach.calls import Call, calls_of, delete, findings_of, findings_together, read_call, save
from coach.calls.answers import answer, steps_told
from coach.calls.card import entry_bubble, files_of, list_bubble
from coach.calls.changes import is_another, merge, pick, read_change
from coach.calls.when import is_time, on_its_day, read_when
from coach.clock import BEIJING
from coach.library import Library
from coach.paths import KNOWLEDGE
from coach.records import Records

NOW = dt.datetime(2026, 11, 26, 18, 30, tzinfo=BEIJING)  # a Thursday


@pytest.mark.parametrize(
    ("told", "day", "time"),
    [
        ("昨晚十点半打来的", "2026-11-25", "22:30"),
        ("昨天晚上九点那个电话", "2026-11-25", "21:00"),
        ("今天上午九点", "2026-11-26", "09:00"),
        ("前天下午3点20", "2026-11-24", "15:20"),
        ("上周五晚上10:05", "2026-11-20", "22:05"),
        ("11月25号22:30", "2026-11-25", "22:30"),
        ("12月3号22:30", "2025-12-03", "22:30"),
        ("25号早上七点半", "2026-11-25", "07:30"),
        ("今天早上七点138开头的又打来", "2026-11-26", "07:00"),
        ("昨晚十点半010-12345678打来", "2026-11-25", "22:30"),
        ("早上七点95188打来", "2026-11-26", "07:00"),
        ("28号早上七点半", "2026-10-28", "07:30"),
        ("周一中午十二点", "2026-11-23", "12:00"),
        ("昨晚十二点", "2026-11-26", "00:00"),
        ("昨晚一点", "2026-11-26", "01:00"),
        ("昨天凌晨一点", "2026-11-25", "01:00"),
        ("凌晨一点打的", "2026-11-26", "01:00"),
        ("晚上十点", "2026-11-25", "22:00"),
        ("三点一刻打的", "2026-11-26", "15:15"),
        ("2026-11-25 22:30", "2026-11-25", "22:30"),
        ("去年12月31号23:59", "2025-12-31", "23:59"),
        ("刚才", "2026-11-26", "18:30"),
        ("大前天", "2026-11-23", None),
        ("昨天半夜", "2026-11-25", None),
    ],
)
def test_the_time_of_a_call_is_read_as_people_tell_it(
    told: str, day: str, time: str | None
) -> None:
    when = read_when(told, NOW)
    assert when is not None
    assert (when.day, when.time) == (day, time)


@pytest.mark.parametrize(
    "told",
    [
        "答应缓到12月15号",
        "说三点之前还",
        "一点都不客气",
        "再给我两点建议",
        "要我周五前还",
        "说明天不还就起诉",
        "",
    ],
)
def test_what_is_to_happen_is_not_the_time_of_the_call(told: str) -> None:
    assert read_when(told, NOW) is None


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        (
            "昨晚十点半有个自称蚂蚁的打来说今天不还就爆我通讯录，尾号8899",
            {
                "day": "2026-11-25",
                "time": "22:30",
                "sure": True,
                "number": "尾号8899",
                "organisation": "蚂蚁",
                "threatened": "今天不还就爆我通讯录",
                "connected": True,
            },
        ),
        (
            "昨天下午三点招商银行打来，工号A1023，说逾期68天要我还清12500元，不然就起诉",
            {
                "day": "2026-11-25",
                "time": "15:00",
                "sure": True,
                "organisation": "招商银行",
                "staff": "A1023",
                "claimed": "逾期68天要我还清12500元",
                "threatened": "不然就起诉",
                "connected": True,
            },
        ),
        (
            "今天打了七次一次没接",
            {"day": "2026-11-26", "sure": True, "times": 7, "connected": False},
        ),
        ("号码尾号3821，没接，记一次", {"number": "尾号3821", "connected": False}),
        ("恒诚的王强，工号2036", {"organisation": "恒诚", "name": "王强", "staff": "2036"}),
        ("对方姓王，说是借呗的", {"name": "姓王", "organisation": "借呗"}),
        ("95188打来的", {"number": "95188"}),
        ("138开头的打来骂我", {"number": "138开头", "threatened": "骂我", "connected": True}),
        (
            "姓王，说不还就告诉我单位",
            {"name": "姓王", "threatened": "不还就告诉我单位", "connected": True},
        ),
        ("他不肯报工号", {"staff": "不肯报"}),
        ("记录：他要我加微信，我没加", {"claimed": "他要我加微信", "connected": True}),
        ("记一下", {}),
        ("存一下", {}),
        ("不知道", {}),
    ],
)
def test_a_sentence_fills_the_entry_and_nothing_is_made_up(
    told: str, parts: dict[str, object]
) -> None:
    assert read_call(told, NOW) == parts


NIGHT = Call(day="2026-11-25", part="晚上", organisation="蚂蚁")


@pytest.mark.parametrize(
    ("text", "call", "at"),
    [
        ("大概十点二十吧", NIGHT, ("2026-11-25", "22:20")),
        ("不对，是十点四十", NIGHT.with_(time="22:20", part=None), ("2026-11-25", "22:40")),
        ("十点四十", Call(day="2026-11-24", time="09:00"), ("2026-11-24", "10:40")),
        ("今天上午十点四十", NIGHT, ("2026-11-26", "10:40")),
    ],
)
def test_an_hour_alone_is_one_of_the_calls_own_day(
    text: str, call: Call, at: tuple[str, str]
) -> None:
    told = on_its_day(read_call(text, NOW), text, call, NOW)
    assert (told["day"], told["time"]) == at


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("还有今天中午12点也打了一个，没接", True),
        ("今天早上九点又打来了", True),
        ("不对，是十点四十", False),
        ("昨晚他还打了我妈电话", False),
        ("今天上午十点四十", False),
    ],
)
def test_a_further_call_is_told_from_a_correction(text: str, another: bool) -> None:
    assert is_another(text, NIGHT, read_call(text, NOW)) is another


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("刚才", True),
        ("昨晚十点半", True),
        ("今天中午接了", True),
        ("借呗的", False),
        ("好的", False),
    ],
)
def test_a_time_alone_is_told_from_the_rest(text: str, time: bool) -> None:
    assert is_time(text) is time


def test_of_many_calls_it_is_asked_whether_they_were_answered() -> None:
    told = read_call("昨天一天给我打了8个电话，尾号3344", NOW)
    assert (told["times"], steps_told(told)) == (8, ["who"])
    assert steps_told({**told, "connected": False}) == ["when", "who", "said", "promised"]
    answered = {"connected": True}
    assert answer("when", "/x", "answered", NOW) == (answered, ["when"])


@pytest.mark.parametrize(("times", "found"), [(9, False), (10, True)])
def test_too_many_is_too_many_however_many_were_answered(times: int, found: bool) -> None:
    together = findings_together([Call(day="2026-11-25", times=times, organisation="蚂蚁")])
    assert [one.seen for one in together] == (["11月25日蚂蚁打了10次"] if found else [])


def test_an_agreed_day_is_in_a_calendar_without_its_sum_in_the_title(
    known: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    call = Call("a", 1, day="2026-11-26", promised="我说12月15号还五百", promised_day="2026-12-15")
    bubble = entry_bubble(known, [call], "a", "记下了。")
    assert "可以带走：约定的日子.ics" in bubble.text
    (file,) = (bubble.custom or {})["files"]
    assert "DTSTART:20261215T090000" in file["text"]
    assert "SUMMARY:从容提醒：约定的日子" in file["text"]
    past = call.with_(promised_day="2026-11-25")
    assert (entry_bubble(known, [past], "a", "").custom or {})["files"] == []
    names = [one["name"] for one in files_of(known, [call, past])]
    assert names == ["通话记录.txt", "通话记录.csv", "通话记录.html", "约定的日子.ics"]


def test_four_digits_beside_a_name_are_the_end_of_a_number() -> None:
    told, done = answer("who", "蚂蚁 8899", None, NOW)
    assert (told["organisation"], told["number"], done) == ("蚂蚁", "尾号8899", ["who"])
    assert "number" not in answer("who", "恒诚的王强，工号2036", None, NOW)[0]


def test_a_promise_is_kept_with_its_day() -> None:
    told = read_call("刚跟他们谈完，他答应缓到12月15号", NOW)
    assert (told["promised"], told["promised_day"]) == ("他答应缓到12月15号", "2026-12-15")
    assert told["day"] == "2026-11-26"


def test_of_a_masked_number_only_the_tail_is_told() -> None:
    assert read_call("〔手机号〕（尾号5678）打来的", NOW)["number"] == "尾号5678"
    assert read_call("〔手机号〕打来的", NOW)["number"] == "已遮住，见手机通话记录"
    assert "number" not in read_call("他打给我妈〔手机号〕", NOW)


@pytest.mark.parametrize(
    ("step", "text", "tapped", "told", "done"),
    [
        ("when", "不知道", None, {}, ["when"]),
        ("when", "/x", "skip", {}, ["when"]),
        (
            "when",
            "/x",
            "missed",
            {"day": "2026-11-26", "time": "18:30", "connected": False},
            ["when", "said", "promised"],
        ),
        ("when", "嗯嗯", None, {}, []),
        ("who", "8899", None, {"number": "尾号8899"}, ["who"]),
        ("who", "恒诚", None, {"organisation": "恒诚"}, ["who"]),
        ("said", "限期三天", None, {"claimed": "限期三天", "connected": True}, ["said"]),
        ("promised", "没有", None, {}, ["promised"]),
    ],
)
def test_an_answer_fills_its_question(
    step: str, text: str, tapped: str | None, told: dict[str, object], done: list[str]
) -> None:
    assert answer(step, text, tapped, NOW) == (told, done)


def test_what_the_user_promised_is_a_promise_with_a_day() -> None:
    told, done = answer("promised", "我说周五还五百", None, NOW)
    assert told == {"promised": "我说周五还五百", "promised_day": "2026-11-27"}
    assert done == ["promised"]


# --- breaches -------------------------------------------------------------------------------------


def kinds(call: Call) -> list[str]:
    return [found.kind for found in findings_of(call)]


@pytest.mark.parametrize(
    ("time", "night"),
    [("22:00", True), ("21:59", False), ("07:59", True), ("08:00", False), ("00:00", True)],
)
def test_quiet_hours_begin_at_22_sharp_and_end_before_8_sharp(time: str, night: bool) -> None:
    assert (kinds(Call(day="2026-11-25", time=time)) == ["夜间来电"]) is night


def test_a_time_whose_half_of_the_day_is_open_is_no_night_call() -> None:
    assert kinds(Call(day="2026-11-25", time="22:30", sure=False)) == []
    assert kinds(Call(day="2026-11-25", part="晚上")) == []
    assert kinds(Call(day="2026-11-25", part="半夜")) == ["夜间来电"]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("今天不还就爆我通讯录", "爆通讯录"),
        ("说不还就坐牢", "谎称坐牢"),
        ("他要我把验证码报给他", "索要验证码"),
        ("让我转到他个人账户", "私人账户收款"),
        ("骂我不要脸", "辱骂"),
        ("我是法院的，通知我还款", "假冒公检法"),
        ("让我去别的平台借钱来还", "诱导以贷还贷"),
    ],
)
def test_what_the_caller_said_is_recognised_in_the_words_of_who_tells_it(
    said: str, kind: str
) -> None:
    assert kind in kinds(Call(threatened=said))


@pytest.mark.parametrize(
    "said", ["要我周五前还", "会影响征信", "可能起诉", "问我什么时候能还", "减免罚息"]
)
def test_lawful_words_are_no_breach(said: str) -> None:
    assert kinds(Call(claimed=said)) == []


def test_a_caller_who_gives_no_staff_number_hides_who_he_is() -> None:
    assert kinds(Call(staff="不肯报")) == ["拒报身份"]
    assert kinds(Call(staff="2036")) == []
    assert kinds(Call()) == []


def call(
    n: int, *, day: str = "2026-11-25", who: str = "蚂蚁", connected: bool = True, times: int = 1
) -> Call:
    return Call(id=str(n), n=n, day=day, organisation=who, connected=connected, times=times)


def test_more_than_three_connected_calls_of_one_creditor_a_day_are_too_many() -> None:
    assert findings_together([call(n) for n in range(3)]) == []
    (found,) = findings_together([call(n) for n in range(4)])
    assert (found.kind, found.fact, found.seen) == ("频繁来电", "S04", "11月25日蚂蚁接通4次")


def test_more_than_six_unanswered_calls_a_day_are_too_many() -> None:
    assert findings_together([call(1, connected=False, times=6)]) == []
    (found,) = findings_together([call(1, connected=False, times=6), call(2, connected=False)])
    assert (found.fact, found.seen) == ("C03", "11月25日蚂蚁未接7次")


def test_answered_and_unanswered_days_and_creditors_are_not_added_up() -> None:
    calls = [
        call(1, times=3),
        call(2, times=6, connected=False),
        call(3, times=3, who="银行"),
        call(4, times=3, day="2026-11-24"),
        Call(n=5, day=None, connected=True, times=9),
        Call(n=6, day="2026-11-25", connected=None, times=9),
    ]
    assert findings_together(calls) == []


# --- changes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "what", "n", "parts"),
    [
        (
            "第二条时间改成昨天下午三点",
            "set",
            2,
            {"day": "2026-11-25", "time": "15:00", "part": None, "sure": True},
        ),
        ("第1条工号改成2036", "set", 1, {"staff": "2036"}),
        ("第1条的姓名应该是李强", "set", 1, {"name": "李强"}),
        ("第3条号码改成8899", "set", 3, {"number": "尾号8899"}),
        ("把第二条删了", "delete", 2, {}),
        ("删掉最近一条", "delete", None, {}),
        ("刚才那条记错了，去掉", "delete", None, {}),
        ("改第2条", "set", 2, {}),
        ("补充：工号2036", "set", None, {"staff": "2036"}),
        ("对了，语气很凶", "set", None, {"claimed": "语气很凶"}),
    ],
)
def test_a_change_is_read(text: str, what: str, n: int | None, parts: dict[str, object]) -> None:
    change = read_change(text, NOW)
    assert change is not None
    assert (change.what, change.n, change.parts) == (what, n, parts)


@pytest.mark.parametrize("text", ["他说要上门怎么办", "删除我的数据", "看看记录", "会坐牢吗", ""])
def test_other_messages_change_nothing(text: str) -> None:
    assert read_change(text, NOW) is None


def test_what_is_added_goes_behind_and_what_is_corrected_in_its_place() -> None:
    first = Call(claimed="要我还清", day="2026-11-25", time="22:30")
    assert merge(first, {"claimed": "还要上门"}, add=True).claimed == "要我还清；还要上门"
    assert merge(first, {"claimed": "还要上门"}, add=False).claimed == "还要上门"
    moved = merge(first, {"day": "2026-11-24", "part": "晚上"}, add=False)
    assert (moved.day, moved.time, moved.part) == ("2026-11-24", None, "晚上")


def test_the_call_that_is_meant_is_found_by_number_or_is_the_last() -> None:
    calls = [call(1), call(2)]
    assert pick(calls, 1) == calls[0]
    assert pick(calls, None) == calls[1]
    assert pick(calls, 3) is None
    assert pick([], None) is None


# --- storing and files ----------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Records]:
    opened = Records(f"sqlite:///{tmp_path / 'records.db'}", NOW.timestamp)
    yield opened
    opened.close()


def test_a_call_is_stored_numbered_changed_and_removed_with_its_reminder(store: Records) -> None:
    promise = Call(promised="缓到15号", promised_day="2026-12-15")
    first = save(store, "me", promise, NOW)
    second = save(store, "me", Call(claimed="要我还清"), NOW)
    calls = calls_of(store, "me")
    assert [(one.n, one.id) for one in calls] == [(1, first), (2, second)]
    (reminder,) = store.all("me", "reminder")
    assert reminder.due == dt.datetime(2026, 12, 15, 9, tzinfo=BEIJING)
    assert reminder.data == {"what": "通话里说好的「缓到15号」", "of": first}
    save(store, "me", calls[0].with_(promised_day="2026-12-20"), NOW)
    (reminder,) = store.all("me", "reminder")
    assert reminder.due == dt.datetime(2026, 12, 20, 9, tzinfo=BEIJING)
    delete(store, "me", calls[0])
    assert store.all("me", "reminder") == []
    assert [(one.n, one.id) for one in calls_of(store, "me")] == [(1, second)]


LOG = [
    Call(id="a", n=1, day="2026-11-25", time="22:30", organisation="=蚂蚁", connected=True, threatened="今天不还就爆我通讯录"),
    Call(id="b", n=2, day="2026-11-26", time="09:00", number="尾号8899", claimed="<b>要我还清</b>", connected=False, times=7),
]  # fmt: skip


class Cells(HTMLParser):
    """The texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_files_hold_all_that_was_written_down(known: Library) -> None:
    text, table, page = (file["text"] for file in files_of(known, LOG))
    cells = Cells()
    cells.feed(page)
    for shown in (text, "\n".join(cells.texts)):
        for part in ("2026年11月25日（周三）22:30", "=蚂蚁", "今天不还就爆我通讯录", "尾号8899",
                     "<b>要我还清</b>", "没接7次", "夜间来电（22:30打来）", "债务仍在",
                     "不构成法律意见", "11月26日没报机构的未接7次"):  # fmt: skip
            assert part in shown, part
    assert cells.tags.isdisjoint({"b", "script", "link", "img"})
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"))))
    assert [row[1:4] for row in rows] == [
        ["日期", "时刻", "次数"],
        ["2026-11-25", "22:30", "1"],
        ["2026-11-26", "09:00", "7"],
    ]
    assert rows[1][rows[0].index("自称机构")] == "'=蚂蚁"  # no formula
    assert rows[1][-1] == "爆通讯录、夜间来电"


def test_the_list_tells_the_newest_first_and_that_the_debt_remains(known: Library) -> None:
    many = [call(n, day="2026-11-25") for n in range(1, 8)]
    lines = list_bubble(known, many).text.splitlines()
    assert lines[0] == "一共记了7条，新的在前："
    assert [line[:3] for line in lines[1:6]] == ["第7条", "第6条", "第5条", "第4条", "第3条"]
    assert lines[6] == "还有2条，都在文件里。"
    assert lines[7] == "看着可能违规的：频繁来电（11月25日蚂蚁接通7次）。"
    assert "接通" in lines[8]
    assert "债务仍在" in lines[9]


def test_the_cards_have_the_shape_that_their_schema_promises(known: Library) -> None:
    schema = json.loads((KNOWLEDGE / "schemas" / "card.calllog.json").read_text("utf-8"))
    many = [*LOG, *(call(n) for n in range(3, 9))]
    for bubble in (list_bubble(known, many), entry_bubble(known, many, "a", "记下了。")):
        jsonschema.validate(bubble.custom, schema)
        assert bubble.custom is not None
        for shown in bubble.custom["calls"][:5]:
            for row in shown["rows"]:
                assert row["value"].split("年")[-1] in bubble.text, row


def test_what_is_empty_huge_or_hostile_is_read_without_harm(known: Library) -> None:
    for told in (
        "",
        "，",
        "🙂" * 500,
        "打" * 500,
        "第" * 500,
        "一点" * 250,
        "说" * 500,
        "{n}",
        "\n" * 50,
    ):
        read_call(told, NOW)
        read_change(told, NOW)
        answer("said", told, None, NOW)
    strange = Call(id="x", n=1, claimed="{kinds}<script>\u0000", organisation="\u202e@")
    assert "{kinds}<script>" in list_bubble(known, [strange]).text
    files_of(known, [])


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("昨晚十点半恒诚打来，骂我", "恒诚"),
        ("今天上午九点德润的人打电话来，说要起诉", "德润"),
        ("昨晚十点有人打来骂我", None),
        ("他们一直打电话来", None),
        ("刚才又打来了", None),
        ("昨天陌生号码打来", None),
    ],
)
def test_who_calls_is_named_right_before_the_call(text: str, organisation: str | None) -> None:
    now = dt.datetime(2026, 11, 26, 18, 30, tzinfo=BEIJING)
    assert read_call(text, now).get("organisation") == organisation


@pytest.mark.parametrize(
    ("text", "organisation", "name"),
    [
        ("昨天下午两点恒诚的吴刚打来，说要去我单位", "恒诚", "吴刚"),
        ("刚才平安普惠的王经理打电话说要起诉", "平安普惠", "王经理"),
        ("昨天早上八点宜信的客服打来说要起诉", "宜信", None),
        ("我妈的朋友打来", None, None),
        ("刚才有个陌生的号码打来", None, None),
    ],
)
def test_who_called_and_for_whom_is_read_from_one_breath(
    text: str, organisation: str | None, name: str | None
) -> None:
    told = read_call(text, NOW)
    assert (told.get("organisation"), told.get("name")) == (organisation, name)
