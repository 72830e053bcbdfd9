"""The cards of the longer uses, with sample data: what is read first, what can be taken away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from samples import CARDS, in_sight, said, sample, show, small_targets, too_wide
from viewports import LOOKS, NARROW_PHONE, SMALL_PHONE, name_of


@pytest.mark.parametrize("look", LOOKS, ids=name_of)
def test_every_card_is_seen_whole_and_breaks_no_rule_of_access(open_page, gallery, axe, keep, look):
    viewport, dark = look
    page = open_page(gallery, viewport=viewport, dark=dark)
    for name in CARDS:
        show(page, "cards", sample(name))
        shown = page.locator(".shelf > *").last
        expect(shown.locator("article, p").first).to_be_visible()
        for folded in page.locator("summary").all():
            folded.click()
        assert not too_wide(page), name
        assert small_targets(page) == [], name
        axe(page)
        page.set_viewport_size(
            {**viewport, "height": page.evaluate("document.documentElement.scrollHeight")}
        )
        keep(page, f"card-{name}-{name_of(look)}")
        page.set_viewport_size(viewport)


@pytest.mark.parametrize("name", CARDS)
def test_no_card_needs_scrolling_sideways_on_the_smallest_phone(open_page, gallery, name):
    page = open_page(gallery, viewport=SMALL_PHONE)
    show(page, "cards", sample(name))
    expect(page.locator(".shelf > *").last).to_be_visible()
    assert not too_wide(page)


@pytest.fixture
def page(open_page, gallery) -> Page:
    return open_page(gallery, viewport=NARROW_PHONE)


# --- the report -----------------------------------------------------------------------------------


def test_a_report_says_the_verdict_then_the_red_line_then_the_two_numbers(page):
    show(page, "cards", sample("report_red"))
    shown = page.get_by_role("article").inner_text()
    order = [
        "踩了红线：威胁了对方。",
        "红线：威胁了对方",
        "我找人收拾你",
        "过程",
        "结果",
        "十项",
        "先改第1处",
        "先改第2处",
    ]
    places = [shown.replace("\n", "").index(words) for words in order]
    assert places == sorted(places)
    assert in_sight(page.locator(".verdict"))
    assert in_sight(page.locator(".red"))


def test_the_ten_items_are_one_picture_with_all_scores_and_a_table(page):
    card = sample("report_poor")
    show(page, "cards", card)
    label = page.get_by_role("img").first.get_attribute("aria-label")
    words = {"na": "没碰到", 0: "没做到", 1: "沾了边", 2: "做到了", 3: "做得好"}
    assert label == "十项：" + "，".join(
        f"{item['title']}{words[item['level']]}" for item in card["items"]
    )
    page.get_by_text("看成一张表").click()
    rows = page.locator("table tbody tr")
    expect(rows).to_have_count(10)
    expect(rows.nth(3)).to_have_text("了解欠款做到了2/312")
    expect(rows.nth(0)).to_have_text("冷静没碰到—10")


def test_the_curve_tells_every_value_and_each_turning_point(page):
    card = sample("report_poor")
    show(page, "cards", card)
    label = page.get_by_role("img").nth(1).get_attribute("aria-label")
    for point in card["curve"]:
        assert f"第{point['turn']}句压力{point['pressure']}、信任{point['trust']}" in label
    expect(page.locator(".turns li")).to_have_text(
        ["1. 第2句：对方让到第1档", "2. 第6句：对方让到第3档"]
    )


def test_a_weak_line_stands_beside_a_better_one_and_can_be_said_again(page):
    card = sample("report_poor")
    show(page, "cards", card)
    first = page.locator("section", has_text="先改第1处")
    expect(first).to_contain_text("你说的：「是我。」")
    expect(first.locator(".words")).to_have_text(card["fixes"][0]["better"])
    first.get_by_role("button", name="重来这一句").click()
    assert said(page, "cr-send") == [{"title": "重来这一句", "payload_id": "do_retry_turn.turn.0"}]


def test_the_best_way_stands_beside_ones_own_and_the_next_drill_has_a_day(page):
    card = sample("report_poor")
    show(page, "cards", card)
    page.get_by_text("最好的走法和你的走法").click()
    best, own = page.locator(".paths ol").all()
    expect(best.locator("li")).to_have_text(card["best_path"])
    expect(own.locator("li")).to_have_text(card["own_path"])
    expect(page.get_by_text("自称法务部来电，11月27日")).to_be_visible()
    page.get_by_role("button", name="下一关：自称法务部来电").click()
    assert [one["payload_id"] for one in said(page, "cr-send")] == [
        "do_start_rehearsal.scenario.m3_legal_dept",
    ]


def test_a_review_of_a_real_call_has_no_outcome_no_curve_and_nothing_to_retry(page):
    card = sample("report_poor")
    for fix in card["fixes"]:
        fix["retry"] = None
    card |= {"kind": "review", "scenario": "", "mode": "review", "result": None, "curve": []}
    card |= {"best_path": [], "next": None, "files": []}
    show(page, "cards", card)
    expect(page.get_by_role("heading", name="通话点评")).to_be_visible()
    shown = page.get_by_role("article").inner_text()
    for absent in ("结果", "压力和信任", "重来这一句", "下次练", "再练一次"):
        assert absent not in shown


def test_progress_shows_each_run_from_early_to_late_and_what_is_due(page):
    show(page, "cards", sample("notice.progress"))
    label = page.get_by_role("img").get_attribute("aria-label")
    assert label == "过程分，从早到晚：11月25日55分，11月26日82分"
    expect(page.get_by_text("练过2次 · 现在第1关")).to_be_visible()
    expect(page.locator(".due li")).to_have_text(["书面收尾11月27日"])
    page.get_by_role("button", name="接着练：明天到期的提醒").click()
    assert said(page, "cr-send") == [
        {"title": "明天到期的提醒", "payload_id": "do_start_rehearsal.scenario.m0_due_tomorrow"}
    ]


# --- plan, log, letter, list ----------------------------------------------------------------------


def test_the_plan_says_the_script_first_then_both_limits_and_gives_the_files(page):
    script = sample("plan")[0]
    show(page, "cards", script)
    shown = page.get_by_role("article").inner_text().replace("\n", "")
    order = [
        script["say_now"],
        "先从这里谈1,080元",
        "最多到这里1,440元",
        *script["lines"],
        "房租1600元",
    ]
    places = [shown.index(words) for words in order]
    assert places == sorted(places)
    with page.expect_download() as download:
        page.get_by_role("button", name="还款提醒.ics").click()
    assert download.value.suggested_filename == "还款提醒.ics"
    assert download.value.path().read_bytes().decode() == script["files"][0]["text"]


def test_the_ways_to_pay_are_a_table_that_says_which_one_can_be_kept(page):
    options = sample("plan")[1]
    options["table"][1]["fits"] = False
    options["table"][1] |= {"down_fen": 50000, "saving_fen": 10000, "annual_cost_percent": 13.03}
    show(page, "cards", options)
    heads = page.get_by_role("columnheader")
    expect(heads).to_have_text(["还法", "每月", "期数", "总共"])
    rows = page.locator("table tbody")
    expect(rows.nth(0)).to_contain_text("免息分期 1,333.33元 9期 12,000元 守得住")
    expect(rows.nth(1)).to_contain_text("超出了")
    expect(rows.nth(1)).to_contain_text(
        "先停3个月，首付500元，末期1,333.36元，一年成本约13.03%，少还100元"
    )


def test_giving_way_goes_step_by_step_and_each_step_can_be_copied(page):
    show(page, "cards", sample("plan")[2])
    steps = page.locator(".steps li")
    expect(steps).to_have_count(2)
    expect(steps.nth(0)).to_contain_text("先这样说 我想每月还1080元，按12期来。")
    expect(steps.nth(1)).to_contain_text("让一步")
    expect(steps.nth(1)).to_contain_text("换来：往后不再加利息")
    steps.nth(1).get_by_role("button", name="大字").click()
    assert said(page, "cr-big") == [{"text": sample("plan")[2]["ladder"][1]["say"]}]


def test_a_call_in_the_log_shows_its_breaches_with_sources_and_can_be_changed(page):
    entry = sample("calllog")[0]
    show(page, "cards", entry)
    marks = page.locator(".found li")
    expect(marks).to_have_count(2)
    expect(marks.nth(0)).to_contain_text("夜间来电 看到：22:30打来")
    expect(marks.nth(0)).to_contain_text("出处：中国银行业协会")
    expect(page.get_by_text(entry["reminder"])).to_be_visible()
    page.get_by_role("button", name="删掉：删掉第1条").click()
    page.get_by_role("button", name="改一改：改第1条").click()
    assert said(page, "cr-say") == [{"text": "删掉第1条"}, {"text": "改第1条"}]


def test_the_log_folds_its_calls_and_gives_three_files(page):
    log = sample("calllog")[1]
    show(page, "cards", log)
    expect(page.get_by_text("缓到12月15号")).to_be_hidden()
    page.get_by_text("第1条 11月25日（周三）22:30 蚂蚁").click()
    expect(page.get_by_text("缓到12月15号")).to_be_visible()
    for name in ("通话记录.txt", "通话记录.csv", "通话记录.html"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        assert download.value.suggested_filename == name
    expect(page.get_by_role("button", name="复制全部")).to_have_count(3)


def test_an_empty_log_says_so(page):
    show(page, "cards", {**sample("calllog")[1], "calls": [], "files": []})
    expect(page.get_by_text("还没有记录。")).to_be_visible()


def test_a_letter_marks_its_blanks_and_fills_them_only_here(page):
    letter = sample("letter")
    show(page, "cards", letter)
    expect(page.locator("mark")).to_have_text([f"【请填：{one}】" for one in letter["blanks"]])
    page.get_by_text("在这里填空").click()
    page.get_by_label("您的姓名").fill("王小明")
    expect(page.locator("mark.filled")).to_have_text("王小明")
    with page.expect_download() as download:
        page.get_by_role("button", name="向放贷机构投诉.txt").click()
    taken = download.value.path().read_text(encoding="utf-8")
    assert taken == letter["body"].replace("【请填：您的姓名】", "王小明")
    assert [one for one in page.evaluate("said") if one["name"] != "cr-announce"] == []
    assert "王小明" not in page.evaluate("JSON.stringify([localStorage, sessionStorage])")


def test_a_letter_is_printed_alone(page):
    show(page, "cards", sample("letter"))
    page.evaluate("() => { window.print = () => {}; }")
    page.get_by_role("button", name="打印").click()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="向放贷机构投诉", level=1)).to_be_visible()
    expect(page.get_by_text("怎么交")).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.get_by_text("怎么交")).to_be_visible()
    assert page.locator(".print-sheet").count() == 0


def test_where_nothing_can_be_copied_the_button_says_what_to_do(page):
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.evaluate("() => { document.execCommand = () => false; }")
    show(page, "cards", sample("letter"))
    page.get_by_role("button", name="复制全部").first.click()
    expect(page.get_by_role("button", name="请长按文字复制")).to_be_visible()


def test_what_is_ticked_stays_ticked_in_this_browser(page):
    show(page, "cards", sample("checklist"))
    box = page.get_by_label("每周日晚上记一次账")
    expect(page.get_by_text("0/1")).to_be_visible()
    box.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("1/1")).to_be_visible()
    page.reload()
    show(page, "cards", sample("checklist"))
    expect(page.get_by_label("每周日晚上记一次账")).to_be_checked()
    assert page.evaluate("said") == []


def test_html_in_a_card_is_only_text(page):
    card = sample("letter")
    card["body"] = "<img src=x onerror=alert(1)>【请填：<b>名</b>】"
    show(page, "cards", card)
    expect(page.locator(".paper")).to_have_text("<img src=x onerror=alert(1)>【请填：<b>名</b>】")
    assert page.locator(".paper img, .paper b").count() == 0


@pytest.mark.parametrize("name", CARDS)
def test_very_long_words_break_instead_of_pushing_the_page_wide(page, name):
    text = "长" * 400 + "x" * 200
    show(page, "cards", _longer(sample(name), text))
    expect(page.locator(".shelf > *").last).to_be_visible()
    assert not too_wide(page)


LONG_FIELDS = {"quote", "better", "verdict", "say", "say_now", "text", "body", "value", "do"}


def _longer(data, text):
    if isinstance(data, dict):
        return {
            key: text if key in LONG_FIELDS and isinstance(value, str) else _longer(value, text)
            for key, value in data.items()
        }
    return [_longer(one, text) for one in data] if isinstance(data, list) else data
