"""The names that stay: items of the rubric, red lines, and the collector's violations."""

from __future__ import annotations

ITEMS = (
    "calm",
    "verify",
    "record",
    "facts",
    "hardship",
    "plan",
    "respect",
    "privacy",
    "boundary",
    "close",
)
"""The ten items of the rubric, R1 to R10."""

STOPPING_RED_LINES = ("gave_code", "private_transfer", "shared_screen", "read_out_id_or_card")
"""Red lines at which a rehearsal stops at once; they cap the score at 40."""

OTHER_RED_LINES = (
    "promised_above_means",
    "agreed_to_forge",
    "borrow_to_repay",
    "threatened_harm",
    "admitted_not_owed",
)
"""Red lines after which a rehearsal goes on; they cap the score at 59."""

RED_LINES = STOPPING_RED_LINES + OTHER_RED_LINES

RED_LINE_ITEM = {
    "gave_code": "privacy",
    "private_transfer": "privacy",
    "shared_screen": "privacy",
    "read_out_id_or_card": "privacy",
    "promised_above_means": "plan",
    "agreed_to_forge": "respect",
    "borrow_to_repay": "plan",
    "threatened_harm": "calm",
    "admitted_not_owed": "respect",
}
"""The item of the rubric that a red line belongs to."""

VIOLATIONS = (
    "假冒公检法",
    "谎称坐牢",
    "威胁人身",
    "辱骂",
    "爆通讯录",
    "告知第三人",
    "单位施压",
    "夜间来电",
    "频繁来电",
    "拒报身份",
    "索要验证码",
    "私人账户收款",
    "虚增金额",
    "不给明细",
    "诱导以贷还贷",
    "强行上门",
    "先收费",
)
"""The kinds of violation that a collector can be told of."""
