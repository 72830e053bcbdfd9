// Masks what nobody should send, before it leaves the device. The server masks again, and more:
// here only what can be told for sure by its digits or by the word before it.

const GAP = "[ \\-·.]{0,2}";
const ID_CARD = new RegExp(`\\d(?:${GAP}\\d){16}${GAP}[\\dXx]`, "g");
const BANK_CARD = new RegExp(`[3-9](?:${GAP}\\d){12,18}`, "g");
const PHONE = new RegExp(`1[3-9]\\d(?:${GAP}\\d){8}`, "g");
const CODE = /(?:验证码|校验码|动态码|短信码|动态密码|密码)[ :：,，是为就的了个我]{0,6}\d(?:[ -]?\d){3,7}/g;
// A sum, a date or a count follows: no code.
const UNIT = /^(?:[.-]\d| ?(?:元|块|万|千|百|年|个月|月|天|日|号|点|期|位|次|个|岁|%|分钟|小时|秒))/;
// The number belongs to a matter, not to a person.
const MATTER = /(?:工号|单号|流水号?|合同号?|案号|借据号?|编号|交易号|尾号|快递)(?:是|为|:| ){0,3}$/;

const NAMES: Record<string, string> = {
  id_card: "身份证号",
  bank_card: "银行卡号",
  phone: "手机号",
  code: "验证码",
  address: "住址",
  name: "姓名",
  email: "邮箱",
  wechat: "微信号",
  plate: "车牌号",
};

export interface Masked {
  text: string;
  /** Kinds that were masked, each once, in their order. */
  kinds: string[];
}

/** The text with identity cards, bank cards, mobile numbers and codes replaced by their names. */
export function mask(text: string): Masked {
  // Digits that are wide in Chinese input are digits too; places stay the same.
  const narrow = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const hits: { start: number; end: number; kind: string }[] = [];
  const find = (kind: string, pattern: RegExp, sure: (digits: string, after: string) => boolean): void => {
    for (const found of narrow.matchAll(pattern)) {
      const end = found.index + found[0].length;
      const start = found.index + found[0].search(/\d/);
      const after = narrow.slice(end);
      const before = narrow.slice(Math.max(0, start - 12), start);
      const free = hits.every((hit) => end <= hit.start || start >= hit.end);
      if (/\d$/.test(before) || /^\d/.test(after) || MATTER.test(before) || !free) continue;
      if (sure(narrow.slice(start, end).replace(/[^\dXx]/g, ""), after)) hits.push({ start, end, kind });
    }
  };
  find("id_card", ID_CARD, isIdCard);
  find("bank_card", BANK_CARD, isBankCard);
  find("phone", PHONE, () => true);
  find("code", CODE, (_digits, after) => !UNIT.test(after));
  hits.sort((one, other) => one.start - other.start);
  let shown = "";
  let from = 0;
  for (const { start, end, kind } of hits) {
    shown += `${text.slice(from, start)}〔${NAMES[kind]}〕`;
    from = end;
  }
  return { text: shown + text.slice(from), kinds: [...new Set(hits.map((hit) => hit.kind))] };
}

/** 手机号、银行卡号: the kinds in words. */
export function kindNames(kinds: string[]): string {
  return kinds.map((kind) => NAMES[kind] ?? "私人信息").join("、");
}

function isIdCard(number: string): boolean {
  return /^[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(number);
}

function isBankCard(number: string): boolean {
  if (/^62\d{14,17}$/.test(number)) return true;
  let total = 0;
  [...number].reverse().forEach((digit, place) => {
    const value = Number(digit) * (1 + (place % 2));
    total += value > 9 ? value - 9 : value;
  });
  return total % 10 === 0 && new Set(number).size > 1;
}
