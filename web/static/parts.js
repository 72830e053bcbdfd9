import{A as Z,B as I,C as S,D as wt,a as d,b as g,c as i,d as D,f as a,h as m,i as f,j as h,k,l as $t,m as b,n as z,o as _,p as yt,r as x,s as $,t as v,v as y,w as O,z as N}from"./chunk.js";var A=class extends m{constructor(){super(...arguments);this.text=""}render(){let{card:t}=this;return i`<article aria-label=${t.title}>
      <header>
        <h3>${t.title}</h3>
        <span class="meta">${Z(t.stage)} · 第${t.level}关 · 强度${t.intensity}${t.own?" · 用您的情况":""}</span>
      </header>
      <section><p>${t.role}</p></section>
      <section>
        <span class="label">您知道</span>
        <ul class="know">${t.know.map(r=>i`<li>${r}</li>`)}</ul>
      </section>
      <section>
        <span class="label">这次试着做到</span>
        <ol class="goals">
          ${t.goals.map(({title:r,say:n})=>i`<li><div><b>${r}</b><span>${n}</span></div></li>`)}
        </ol>
      </section>
      ${t.notice?i`<section class="warn"><p>${t.notice}</p></section>`:a}
      <section><p>${this.text.split(`
`).pop()}</p></section>
    </article>`}};A.styles=[x,$,g`header{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 10px;padding:14px 16px 0}h3{font-size:18px;line-height:1.4}.meta{color:var(--soft);font-size:14px}.label{margin-bottom:6px}.know{display:grid;gap:4px;padding-inline-start:1.2em;list-style:disc}.goals{display:grid;gap:10px;counter-reset:goal}.goals li{display:grid;grid-template-columns:28px 1fr;gap:10px;counter-increment:goal}.goals li:before{content:counter(goal);display:grid;place-items:center;width:28px;height:28px;border-radius:50%;background:var(--mist);color:var(--mist-ink);font-weight:600}.goals b{display:block}.goals span{color:var(--soft);font-size:15px}`],d([h({attribute:!1})],A.prototype,"card",2),d([h()],A.prototype,"text",2),A=d([f("cr-card-brief")],A);var j=class extends m{render(){let{kind:e,calls:t,findings:r,reminder:n,disclaimer:o,files:l}=this.card,c=e==="entry"?"记下了":`通话记录（${t.length}条）`;return i`<article aria-label=${c}>
      <h3 class="title">${c}</h3>
      ${e==="entry"?t.map(u=>this.entry(u)):t.map(u=>this.folded(u))}
      ${t.length?a:i`<section class="empty">还没有记录。</section>`}
      ${r.length?i`<section><ul class="found whole">${r.map(kt)}</ul></section>`:a}
      ${n||l.length||o?i`<section class="last">
            ${n?i`<p>${n}</p>`:a}
            ${S(l)}
            ${o?i`<p class="small">${o}</p>`:a}
          </section>`:a}
    </article>`}entry(e){return i`<div class="entry">
      <h4>第${e.n}条 ${e.title}</h4>
      ${this.body(e)}
    </div>`}folded(e){return i`<details class="call">
      <summary>
        <span>第${e.n}条 ${e.title}</span>
        ${e.violations.length?i`<span class="marks">${e.violations.map(t=>i`<span class="mark">${t.kind}</span>`)}</span>`:a}
      </summary>
      ${this.body(e)}
    </details>`}body(e){return i`<dl>${e.rows.map(t=>i`<dt>${t.label}</dt><dd>${t.value}</dd>`)}</dl>
      ${e.violations.length?i`<ul class="found">${e.violations.map(kt)}</ul>`:a}
      <div class="tools">
        ${this.say("改一改",`改第${e.n}条`)}${this.say("删掉",`删掉第${e.n}条`,"danger")}
      </div>`}say(e,t,r=""){return i`<button class="btn ${r}" type="button" aria-label=${e===t?a:`${e}：${t}`} @click=${()=>v(this,"cr-say",{text:t})}>${e}</button>`}};j.styles=[x,$,g`.call>summary,.entry>h4{word-break:keep-all;font-size:16px;font-weight:600;color:var(--ink)}.entry>h4{padding:8px 16px 0}summary{flex-wrap:wrap;padding-block:10px;padding-inline-end:40px;position:relative;gap:4px 8px}summary:after{position:absolute;inset-inline-end:18px;top:18px}.marks{display:flex;flex-wrap:wrap;gap:4px;width:100%}.mark{padding:0 8px;border-radius:6px;background:var(--brick-mist);color:var(--brick);font-size:13px;font-weight:600}dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;padding:8px 16px 12px;font-size:15px}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}.found{display:grid;gap:10px;padding:0 16px 12px;font-size:15px}.found li{padding:10px 12px;border-radius:10px;background:var(--brick-mist)}.found strong{display:block;color:var(--brick)}.found .seen{display:block;font-size:14px}.found .source{color:var(--ink);opacity:.8}.tools{padding:0 16px 14px}.small{font-size:13px;color:var(--soft)}.last{display:grid;gap:10px}.last .tools{padding:0}.empty{color:var(--soft)}`],d([h({attribute:!1})],j.prototype,"card",2),j=d([f("cr-card-calllog")],j);function kt(s){return i`<li>
    <strong>${s.kind}</strong>
    ${s.seen?i`<span class="seen">看到：${s.seen}</span>`:a}
    <span class="tag">${s.tag}</span>${s.text}
    <span class="source">出处：${s.source}</span>
  </li>`}var M=class extends m{constructor(){super(...arguments);this.ticked=new Set}willUpdate(t){t.has("card")&&(this.ticked=new Set(_(this.place)??[]))}render(){let{title:t,sections:r,notes:n,files:o}=this.card;return i`<article aria-label=${t}>
      <h3 class="title">${t}</h3>
      ${r.map(l=>{let c=l.items.filter(p=>p.tick),u=c.filter(p=>this.ticked.has(p.text)).length;return i`<section>
          <h4>${l.title}${c.length?i`<span class="done">${u}/${c.length}</span>`:a}</h4>
          <ul class="items">${l.items.map(p=>i`<li>${this.item(p)}</li>`)}</ul>
        </section>`})}
      <section class="small">
        ${n.map(l=>i`<p>${l}</p>`)}
        ${S(o)}
      </section>
    </article>`}item(t){let r=t.date?i`<time datetime=${t.date}>${F(t.date)}</time>`:a;return t.tick?i`<label>
      <input type="checkbox" .checked=${this.ticked.has(t.text)} @change=${()=>this.toggle(t.text)} />
      <span>${t.text}</span>${r}
    </label>`:i`<span class="plain"><span>${t.text}</span>${r}</span>`}toggle(t){let r=new Set(this.ticked);r.delete(t)||r.add(t),this.ticked=r,z(this.place,[...r])}get place(){return`ticks.${this.card.id}`}};M.styles=[x,$,g`h4{font-size:14px;font-weight:600;color:var(--soft)}.items{display:grid}.items>li{padding:4px 0}label{display:grid;grid-template-columns:32px 1fr auto;align-items:center;min-height:44px;cursor:pointer}input{appearance:none;display:grid;place-items:center;width:22px;height:22px;margin:0;border:2px solid var(--edge);border-radius:6px;background:var(--sheet)}input:checked{border-color:var(--pine);background:var(--pine)}input:checked:after{content:"";width:6px;height:11px;margin-top:-3px;border:solid var(--pine-ink);border-width:0 2.5px 2.5px 0;transform:rotate(45deg)}input:checked+span{color:var(--soft);text-decoration:line-through}time{padding-inline-start:12px;font-size:14px;color:var(--soft);white-space:nowrap}.plain{display:flex;justify-content:space-between}.done{padding-inline-start:8px;font-weight:400}.small{font-size:14px;color:var(--soft)}.files{margin-top:10px}`],d([h({attribute:!1})],M.prototype,"card",2),d([k()],M.prototype,"ticked",2),M=d([f("cr-card-checklist")],M);function F(s){let[,e,t]=s.split("-").map(Number);return`${e}月${t}日`}function Tt(s,e){let t=document.createElement("div");t.className="print-sheet";let r=document.createElement("h1");r.textContent=s,t.append(r,e),document.body.append(t),document.body.classList.add("printing");let n=()=>{t.remove(),document.body.classList.remove("printing")};window.addEventListener("afterprint",n,{once:!0}),window.print()}var Ct=/【请填：([^】]*)】/g,B=class extends m{constructor(){super(...arguments);this.filled={}}render(){let{title:t,attach:r,channel:n,why:o,notes:l,blanks:c}=this.card,u=[...new Set(c)];return i`<article aria-label=${t}>
      <h3 class="title">${t}</h3>
      <div class="paper">${this.marked()}</div>
      <div class="tools">
        <cr-copy label="复制全部" .text=${this.text}></cr-copy>
        <button class="btn" type="button" @click=${()=>Tt(t,this.text)}>${b.log}打印</button>
      </div>
      ${u.length?i`<details>
            <summary>在这里填空（${u.length}处，只留在您的屏幕上）</summary>
            <div class="fill">
              ${u.map(p=>i`<label>${p}<input autocomplete="off" .value=${this.filled[p]??""} @input=${w=>this.fill(p,w)} /></label>`)}
            </div>
          </details>`:a}
      <section>
        <span class="label">怎么交</span>
        <ol class="ways">
          ${n.map(p=>i`<li><span>${O(p.do)}${p.why.map(w=>i`<span class="reason">${w.text}</span><span class="source">出处：${w.source}</span>`)}</span></li>`)}
        </ol>
      </section>
      <section>
        <span class="label">附上</span>
        <ul class="dots">${r.map(p=>i`<li>${p}</li>`)}</ul>
      </section>
      <section class="small">${l.map(p=>i`<p>${p}</p>`)}</section>
      <section>${S(this.files)}</section>
      ${wt(o)}
    </article>`}fill(t,r){this.filled={...this.filled,[t]:r.target.value}}get text(){return this.with(this.card.body)}get files(){return this.card.files.map(t=>({...t,text:this.with(t.text)}))}with(t){return t.replace(Ct,(r,n)=>this.filled[n]?.trim()||r)}marked(){return this.card.body.split(Ct).map((t,r)=>{if(r%2===0)return t;let n=this.filled[t]?.trim();return n?i`<mark class="filled">${n}</mark>`:i`<mark>【请填：${t}】</mark>`})}};B.styles=[x,$,g`.paper{margin:10px 12px 14px;padding:22px 20px 26px;border:1px solid #d9d2c2;border-radius:2px;background:#fffef9;color:#1c2423;box-shadow:0 1px 3px #0000001f;font-family:Songti SC,"Noto Serif CJK SC",SimSun,serif;font-size:16px;line-height:1.85;white-space:pre-wrap;overflow-wrap:anywhere}mark{padding:1px 4px;border-radius:4px;background:#ffe9a8;color:#4a3500;font-family:system-ui,sans-serif;font-size:14px}mark.filled{background:none;color:inherit;padding:0;font:inherit;border-bottom:1px solid #8a8371;border-radius:0}@media(prefers-color-scheme:dark){.paper{border:0;background:#e9e4d6}}.tools{padding:0 12px 14px}.files .tools{padding:0}.fill{display:grid;gap:12px;padding:4px 16px 16px}label{display:grid;gap:4px;font-size:14px;color:var(--soft)}input{min-height:44px;padding:8px 12px;border:1px solid var(--edge);border-radius:10px;background:var(--sheet);color:var(--ink);font-size:16px}.small{font-size:14px;color:var(--soft)}ol{display:grid;gap:10px;counter-reset:way}.ways li{display:grid;grid-template-columns:26px 1fr;align-items:baseline;counter-increment:way}.ways li:before{content:counter(way);width:20px;border-radius:50%;background:var(--mist);color:var(--mist-ink);font-size:13px;line-height:20px;text-align:center}.dots{display:grid;gap:4px}.dots li{display:grid;grid-template-columns:26px 1fr}.dots li:before{content:"";width:6px;height:6px;margin:10px 7px;border-radius:50%;background:var(--pine)}.label{margin-bottom:6px}.reason{display:block;font-size:14px;color:var(--soft)}a{color:inherit}`],d([h({attribute:!1})],B.prototype,"card",2),d([k()],B.prototype,"filled",2),B=d([f("cr-card-letter")],B);var P=class extends m{constructor(){super(...arguments);this.text=""}render(){let{event:t,who:r,title:n}=this.card;return i`${t==="ring"?i`<p class="head">${b.phone}练习来电 · ${n}</p>`:a}
      <div class="line ${r}"><span class="label">${r==="borrower"?"示范":"对方（练习）"}</span>${this.text}</div>
      ${t==="end"?i`<p class="head">${b.hangUp}通话结束</p>`:a}`}};P.styles=[x,g`.line{padding:8px 14px;border-inline-start:3px solid var(--amber);background:var(--sheet);white-space:pre-wrap}.line.borrower{border-color:var(--pine)}.head{display:flex;gap:6px;align-items:center;margin-bottom:6px;font-size:14px;color:var(--soft)}.icon{width:16px;height:16px}`],d([h({attribute:!1})],P.prototype,"card",2),d([h()],P.prototype,"text",2),P=d([f("cr-card-line")],P);var E=class extends m{constructor(){super(...arguments);this.text=""}render(){let{kind:t,mark:r,title:n,text:o,say_now:l,before:c,after:u}=this.card;if(t==="hint"&&l)return i`<article aria-label="提示">
        <div class="say"><span class="label">提示：${n}</span><p class="words">${y(l)}</p>${I(this,l)}</div>
        <section>${o}</section>
      </article>`;if(t==="difference"&&c&&u)return i`<article aria-label="重来前后">
        <section>
          <dl>
            <div><dt>之前（压力${c.pressure}，信任${c.trust}）</dt><dd>「${c.text}」</dd></div>
            <div><dt>这次（压力${u.pressure}，信任${u.trust}）</dt><dd>「${u.text}」</dd></div>
          </dl>
        </section>
        <section><b>${o}</b></section>
      </article>`;let p={"△":"poor","✗":"red","✓":"","":""}[r];return i`<p class="chip ${p}">${r?i`<span>${r}</span>`:a}${o}</p>`}};E.styles=[x,$,g`.chip{display:inline-flex;gap:6px;padding:4px 12px;border-radius:14px;background:var(--mist);color:var(--mist-ink);font-size:14px;font-weight:600}.poor{background:var(--amber-mist);color:var(--amber)}.red{background:var(--brick-mist);color:var(--brick)}dl{display:grid;gap:8px}dt{font-size:13px;color:var(--soft)}dd{margin:0}`],d([h({attribute:!1})],E.prototype,"card",2),d([h()],E.prototype,"text",2),E=d([f("cr-card-feedback")],E);var q=class extends m{constructor(){super(...arguments);this.text=""}render(){return i`<article aria-label="挑一通电话来练">
      <p>${this.head}</p>
      ${this.card.levels.map(({level:t,title:r,scenarios:n})=>i`
          <h3>${r}${t===this.card.unlocked?i`<span class="tag">现在适合您</span>`:a}</h3>
          <ul>${n.map(o=>this.scenario(o))}</ul>`)}
    </article>`}get head(){return this.text.split(`
`).slice(0,-this.card.levels.length).join(`
`)}scenario({title:t,stage:r,harsh:n,best:o,payload_id:l}){return i`<li>
      <button type="button" @click=${()=>v(this,"cr-send",{title:t,payload_id:l})}>
        <span class="name">${t} ${n?i`<span class="tag harsh">言语难听</span>`:a}</span>
        <span class="more">${o===null?Z(r):`最好 ${o}分`}</span>
      </button>
    </li>`}};q.styles=[x,$,g`p{padding:12px 16px 0;white-space:pre-wrap}h3{display:flex;flex-wrap:wrap;align-items:baseline;gap:8px;padding:12px 16px 4px;font-size:15px}li+li{border-top:1px solid var(--line)}button{display:flex;align-items:center;gap:10px;width:100%;min-height:52px;padding:6px 16px;border:0;background:none;text-align:start;line-height:1.35}button:after{content:"";flex:none;width:8px;height:8px;border:solid var(--pine);border-width:2px 2px 0 0;transform:rotate(45deg)}.name{flex:1;font-weight:600}.more{color:var(--soft);font-size:14px;white-space:nowrap}.harsh{background:var(--brick-mist);color:var(--brick)}@media(hover:hover){button:hover{background:var(--mist)}}`],d([h({attribute:!1})],q.prototype,"card",2),d([h()],q.prototype,"text",2),q=d([f("cr-card-menu")],q);var Qt=60,Rt=["先这样说","让一步","最后一步"],H=class extends m{render(){let{title:e,say_now:t,table:r,ladder:n,limits:o,lines:l,numbers:c,files:u}=this.card;return i`<article aria-label=${e}>
      <h3 class="title">${e}</h3>
      ${t?i`<div class="say">
            <span class="label">现在说</span>
            <p class="words ${t.length>Qt?"long":""}">${y(t)}</p>
            ${I(this,t)}
          </div>`:a}
      ${Zt(r).map((p,w,ct)=>te(r,ct.length>1?p:"",p))}
      ${n.length?i`<section>${this.steps(n)}</section>`:a}
      ${o?i`<section class="limits">
            <p><span class="label">先从这里谈</span><strong>${N(o.first_fen)}</strong></p>
            <p><span class="label">最多到这里</span><strong>${N(o.ceiling_fen)}</strong></p>
          </section>`:a}
      ${l.length?i`<section class="lines">${l.map(p=>i`<p>${O(p)}</p>`)}</section>`:a}
      ${c.length?i`<section>
            <dl>${c.map(p=>i`<dt>${p.label}</dt><dd>${p.text}</dd>`)}</dl>
          </section>`:a}
      ${u.length?i`<section>${S(u)}</section>`:a}
    </article>`}steps(e){let t=new Set(e.map(o=>o.debt)),r=0,n="";return i`<ol class="steps">
      ${e.map(o=>{r=o.debt===n?r+1:0,n=o.debt;let l=t.size>1?`${o.debt}：`:"";return i`<li>
          <span class="label">${l}${Rt[Math.min(r,Rt.length-1)]}</span>
          <p class="words">${y(o.say)}</p>
          ${o.in_return?i`<span class="note">换来：${o.in_return}</span>`:a}
          ${I(this,o.say)}
        </li>`})}
    </ol>`}};H.styles=[x,$,g`caption{padding:0 0 4px;font-size:15px;font-weight:600;text-align:start}tbody{border-top:1px solid var(--line)}tbody tr:last-child td{padding:0 0 10px;text-align:start;white-space:normal;font-size:14px;color:var(--soft)}.say .words.long{font-size:19px;line-height:1.6}td:not(:first-child),thead th:not(:first-child){padding-inline-start:6px;text-align:end;white-space:nowrap}tbody th,td{font-size:15px;color:var(--ink);white-space:nowrap}.note{display:block;font-size:13px;font-weight:400;color:var(--soft)}.fits,.over{display:inline-block;margin-inline-end:6px;padding:0 8px;border-radius:6px;font-size:13px;font-weight:600}.fits{background:var(--mist);color:var(--mist-ink)}.over{background:var(--brick-mist);color:var(--brick)}.steps{display:grid;gap:14px}.steps li{padding-inline-start:14px;border-inline-start:3px solid var(--pine)}.steps .words{font-size:18px;line-height:1.5;font-weight:600}.steps .tools{margin-top:8px}.limits{display:grid;grid-template-columns:1fr 1fr;gap:8px}.limits strong{display:block;font-size:22px;line-height:1.3;font-variant-numeric:tabular-nums}.lines{display:grid;gap:8px}dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;font-size:15px}dt{color:var(--soft)}dd{margin:0}`],d([h({attribute:!1})],H.prototype,"card",2),H=d([f("cr-card-plan")],H);var Zt=s=>[...new Set(s.map(e=>e.debt))];function te(s,e,t){return i`<section>
    <table>
      <caption class=${e?"":"unseen"}>${e||"几种还法"}</caption>
      <thead>
        <tr><th scope="col">还法</th><th scope="col">每月</th><th scope="col">期数</th><th scope="col">总共</th></tr>
      </thead>
      ${s.filter(r=>r.debt===t).map(r=>i`<tbody>
            <tr>
              <th scope="row">${r.kind}</th>
              <td>${N(r.monthly_fen)}</td>
              <td>${r.periods}期</td>
              <td>${N(r.total_fen)}</td>
            </tr>
            <tr>
              <td colspan="4"><span class=${r.fits?"fits":"over"}>${r.fits?"守得住":"超出了"}</span> ${ee(r).join("，")}</td>
            </tr>
          </tbody>`)}
    </table>
  </section>`}function ee(s){return[s.deferred_months?`先停${s.deferred_months}个月`:"",s.down_fen?`首付${N(s.down_fen)}`:"",s.last_fen!==s.monthly_fen?`末期${N(s.last_fen)}`:"",s.annual_cost_percent?`一年成本约${s.annual_cost_percent}%`:"不另收利息",s.saving_fen?`少还${N(s.saving_fen)}`:""].filter(Boolean)}var ut=["没做到","沾了边","做到了","做得好"];function tt(s){return s.level==="na"?"没碰到":`${ut[s.level]}`}var G=80,et=30,W=110,V=class extends m{render(){let{level:e,count:t,runs:r,items:n,due:o,need:l,next:c}=this.card;return i`<article aria-label="练习进步">
      <h3 class="title">练过${t}次 · 现在第${e}关</h3>
      ${r.length?i`<section><h4>过程分</h4>${re([...r].reverse())}
        ${l?i`<p class="small">再有${l}场不看提示、不踩红线、过${G}分，就上一关。</p>`:a}</section>`:a}
      ${o.length?i`<section>
            <h4>要再练的</h4>
            <ul class="due">${o.map(u=>i`<li><span>${u.title}</span><span class=${u.now?"now":""}>${u.now?"今天就练":F(u.day)}</span></li>`)}</ul>
          </section>`:a}
      ${n.length?i`<details>
            <summary>每一项走到哪儿</summary>
            <section><dl class="items">${n.map(u=>i`<dt>${u.title}</dt><dd>${u.levels.map(p=>ut[p]).join(" → ")}</dd>`)}</dl></section>
          </details>`:a}
      ${r.length?i`<details><summary>每一次</summary><section>${ie(r)}</section></details>`:a}
      ${c?i`<section><button class="btn lead" type="button" @click=${()=>v(this,"cr-send",{title:c.title,payload_id:c.payload_id})}>接着练：${c.title}</button></section>`:a}
    </article>`}};V.styles=[x,$,g`h4{margin-bottom:8px;font-size:15px;font-weight:600}svg{display:block;width:100%;max-height:150px}text{fill:var(--ink);font-size:12px;text-anchor:middle}.axis{fill:var(--soft)}rect{fill:var(--chart-1)}rect.low{fill:var(--chart-2)}line{stroke:var(--soft);stroke-dasharray:3 3}.small{margin-top:6px;font-size:14px;color:var(--soft)}td,th{padding-inline-end:8px;font-size:14px}.due{display:grid;gap:4px}.due li{display:flex;justify-content:space-between;gap:12px}.now{color:var(--brick);font-weight:600}.items{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;font-size:15px}dd{margin:0;color:var(--soft)}.btn{width:100%}`],d([h({attribute:!1})],V.prototype,"card",2),V=d([f("cr-card-progress")],V);function re(s){let e=Math.max(s.length,6)*et,t=n=>W-16-n*(W-34)/100,r=s.map(n=>`${F(n.day)}${n.process}分`).join("，");return i`<svg viewBox="0 0 ${e} ${W}" role="img" aria-label="过程分，从早到晚：${r}">
    <line x1="0" x2=${e} y1=${t(G)} y2=${t(G)}/>
    <text class="axis" x=${e-14} y=${t(G)-4}>${G}分</text>
    ${s.map((n,o)=>D`<rect class=${n.process<G?"low":""} x=${o*et+5} y=${t(n.process)} width="20" height=${W-16-t(n.process)} rx="3"/>
        <text x=${o*et+15} y=${t(n.process)-4}>${n.process}</text>
        <text x=${o*et+15} y=${W-3}>${n.day.slice(8).replace(/^0/,"")}日</text>`)}
  </svg>`}function ie(s){return i`<table>
    <thead><tr><th scope="col">哪天</th><th scope="col">练的</th><th scope="col">过程</th><th scope="col">怎样</th></tr></thead>
    <tbody>
      ${s.map(e=>i`<tr><td>${F(e.day)}</td><th scope="row">${e.title}</th><td>${e.process}</td>
          <td>${[e.won?"谈成":"没谈成",e.aided?"看了提示":"",e.red_lines.length?"踩了红线":""].filter(Boolean).join("，")}</td></tr>`)}
    </tbody>
  </table>`}var se=3,zt=10,Y=320,rt=140,it=22,st=38,ht=10,_t=22,St=g`svg.chart{display:block;width:100%;overflow:visible}.chart text{fill:var(--ink);font-size:12px}.chart .axis{fill:var(--soft)}.grid{stroke:var(--line)}.bars{display:grid;grid-template-columns:max-content 1fr max-content;gap:6px 10px;align-items:center;font-size:14px;line-height:1.3}.bars svg{display:block;width:100%;height:12px}.cell{fill:var(--line)}.l1{fill:var(--chart-2)}.l2,.l3{fill:var(--chart-1)}.na{fill:none;stroke:var(--edge);stroke-dasharray:3 3}.bars span:nth-child(3n){color:var(--soft);font-size:13px}.trust{stroke:var(--chart-1);fill:none;stroke-width:2.5}.pressure{stroke:var(--chart-2);fill:none;stroke-width:2.5;stroke-dasharray:6 4}.chart .trust-end{fill:var(--chart-1);font-weight:600}.chart .pressure-end{fill:var(--chart-2);font-weight:600}.turn{stroke:var(--soft);stroke-dasharray:2 3}.turns{display:grid;gap:2px;margin-top:6px;font-size:14px}`;function Lt(s){let e=s.map(t=>`${t.title}${tt(t)}`).join("，");return i`<div class="bars" role="img" aria-label="十项：${e}">
    ${s.map(t=>i`<span>${t.title}</span>
        <svg viewBox="0 0 99 12" preserveAspectRatio="none" aria-hidden="true">${[0,1,2].map(r=>ne(t,r))}</svg>
        <span>${tt(t)}</span>`)}
  </div>`}function ne({level:s},e){let t=s==="na"?"na":e<s?`l${s}`:"cell";return D`<rect class=${t} x=${e*33+1} y="1" width="31" height="10" rx="2" vector-effect="non-scaling-stroke"/>`}function Ot(s){return i`<table>
    <thead><tr><th scope="col">项目</th><th scope="col">做得怎样</th><th scope="col">得分</th><th scope="col">占多少</th></tr></thead>
    <tbody>
      ${s.map(e=>i`<tr><th scope="row">${e.title}</th><td>${tt(e)}</td><td>${e.level==="na"?"—":`${e.level}/${se}`}</td><td>${e.weight}</td></tr>`)}
    </tbody>
  </table>`}function Nt(s){let e=s[s.length-1];if(!e||s.length<2)return a;let t=p=>it+p*(Y-it-st)/(s.length-1),r=p=>ht+(zt-p)*(rt-ht-_t)/zt,n=p=>s.map((w,ct)=>`${t(ct)},${r(w[p])}`).join(" "),o=Math.abs(e.pressure-e.trust)<2?7:0,l=e.pressure>=e.trust?-1:1,c=s.map((p,w)=>({...p,index:w})).filter(p=>p.turning),u=s.map(p=>`${p.turn?`第${p.turn}句`:"开头"}压力${p.pressure}、信任${p.trust}`).join("，");return i`<svg class="chart" viewBox="0 0 ${Y} ${rt}" role="img" aria-label="压力和信任（0到10）：${u}">
      ${[0,5,10].map(p=>D`<line class="grid" x1=${it} x2=${Y-st} y1=${r(p)} y2=${r(p)}/><text class="axis" x=${it-6} y=${r(p)+4} text-anchor="end">${p}</text>`)}
      ${c.map((p,w)=>D`<line class="turn" x1=${t(p.index)} x2=${t(p.index)} y1=${ht} y2=${rt-_t+6}/><text class="axis" x=${t(p.index)} y=${rt} text-anchor="middle">${w+1}</text>`)}
      <polyline class="pressure" points=${n("pressure")}/>
      <polyline class="trust" points=${n("trust")}/>
      <text class="pressure-end" x=${Y-st+6} y=${r(e.pressure)+4+l*o}>压力</text>
      <text class="trust-end" x=${Y-st+6} y=${r(e.trust)+4-l*o}>信任</text>
    </svg>
    ${c.length?i`<ol class="turns">${c.map((p,w)=>i`<li>${w+1}. 第${p.turn}句：${p.turning}</li>`)}</ol>`:a}`}var U=class extends m{render(){let{card:e}=this;return i`<article aria-label="报告：${e.title}">
      <h3 class="title">${e.kind==="review"?"通话点评":`练习报告 · ${e.title}`}</h3>
      <section>
        <p class="verdict">${y(e.verdict)}</p>
      </section>
      ${e.red_lines.length?i`<section>${e.red_lines.map(t=>i`<p class="red">红线：${t.title}${t.quote?i`<br />你说的：「${t.quote}」`:a}</p>`)}</section>`:a}
      ${this.numbers()}
      <section><h4>十项</h4>${Lt(e.items)}</section>
      <details><summary>看成一张表</summary><div>${Ot(e.items)}</div></details>
      ${e.strengths.length?i`<section>
            <h4>做得好</h4>
            ${e.strengths.map(t=>i`<p class="good"><b>${t.title}</b>　${t.text}</p><blockquote>「${t.quote}」</blockquote>`)}
          </section>`:a}
      ${e.fixes.map((t,r)=>this.fix(t,r))}
      ${this.breaches()}
      ${e.curve.length>1?i`<section><h4>电话里的压力和信任</h4>${Nt(e.curve)}</section>`:a}
      ${this.paths()} ${this.transcript()} ${this.next()}
      ${e.files.length?i`<section>${S(e.files)}</section>`:a}
    </article>`}numbers(){let{process:e,grade:t,result:r}=this.card,n=r&&{true:"守得住",false:"超出了能力",null:""}[String(r.affordable)];return i`<section class="two">
      <p><span class="label">过程</span><strong>${e}<small> / 100</small></strong><span>${t}</span></p>
      ${r?i`<p>
            <span class="label">结果</span><strong>${r.rung}<small> / ${r.best}档</small></strong>
            <span>${[r.text,n,r.written?"有书面确认":""].filter(Boolean).join("，")}</span>
          </p>`:a}
    </section>`}fix(e,t){return i`<section>
      <h4>先改第${t+1}处：${e.title}</h4>
      <p>${e.advice}</p>
      <blockquote>你说的：「${e.quote}」</blockquote>
      <div class="pair">
        <span class="label">可以这样说</span>
        <p class="words">${y(e.better)}</p>
        ${I(this,e.better)}
      </div>
      ${e.retry?i`<button class="btn lead again" type="button" @click=${()=>v(this,"cr-send",e.retry)}>${b.again}${e.retry.title}</button>`:a}
      <p class="reason">${e.why}（指南${e.guide}；${e.fact}）</p>
    </section>`}breaches(){let{violations:e,reminder:t}=this.card;return e.length?i`<details>
      <summary>对方不合规的地方（${e.length}）</summary>
      <div>
        ${e.map(r=>i`<p><b>${r.kind}</b></p>
            <blockquote>他说的：「${r.quote}」</blockquote>
            <p>可以回：「${r.say}」</p>
            <p class="small">${O(r.fact)}<span class="source">出处：${r.source}</span></p>`)}
        <p class="small">${t}</p>
      </div>
    </details>`:a}paths(){let{best_path:e,own_path:t}=this.card;if(!e.length)return a;let r=(n,o)=>i`<div>
      <span class="label">${n}</span>
      ${o.length?i`<ol>${o.map(l=>i`<li>${l}</li>`)}</ol>`:i`<p>还没有做到的</p>`}
    </div>`;return i`<details>
      <summary>最好的走法和你的走法</summary>
      <div class="paths">${r("最好的走法",e)}${r("你的走法",t)}</div>
    </details>`}transcript(){return this.card.call.length?i`<details>
      <summary>整段通话</summary>
      <ol class="call">
        ${this.card.call.map(e=>i`<li><b>${e.who==="borrower"?"你":"对方"}：</b>${e.text}${e.chip?i`<span class="mark">${e.mark} ${e.chip}</span>`:a}</li>`)}
      </ol>
    </details>`:a}next(){let{next:e,scenario:t}=this.card;if(!e)return a;let{title:r,payload_id:n}=e;return i`<section class="next">
      <p><span class="label">下次练</span><strong>${r}，${F(e.date)}</strong></p>
      ${e.scenario===t?a:i`<button class="btn lead" type="button" @click=${()=>v(this,"cr-send",{title:"下一关",payload_id:n})}>下一关：${r}</button>`}
    </section>`}};U.styles=[x,$,St,g`.verdict{font-size:22px;line-height:1.4;font-weight:700}.red{padding:10px 12px;border-radius:10px;background:var(--brick-mist);color:var(--brick);font-weight:600}.red+.red{margin-top:8px}.two{display:grid;grid-template-columns:1fr 1fr;gap:8px}.two strong{display:block;font-size:34px;line-height:1.2;font-variant-numeric:tabular-nums}.two small{font-size:15px;font-weight:600;color:var(--soft)}.two p>span:last-child{font-size:14px;color:var(--soft)}h4{margin-bottom:8px;font-size:15px;font-weight:600}blockquote{margin:6px 0 0;padding-inline-start:12px;border-inline-start:3px solid var(--line);color:var(--soft);overflow-wrap:anywhere}.good+.good{margin-top:12px}.pair{padding:12px;border-radius:12px;background:var(--mist);color:var(--mist-ink);margin-top:10px}.pair .words{margin-bottom:10px;font-size:20px;line-height:1.45;font-weight:600}.pair .label{color:inherit}.again{width:100%;margin-top:10px}.reason{margin-top:8px;font-size:14px;color:var(--soft)}details>div{padding:0 16px 14px;font-size:15px}.paths{display:grid;grid-template-columns:1fr 1fr;gap:16px}.paths ol{display:grid;gap:6px;padding-inline-start:18px;list-style:decimal}details ol.call{display:grid;gap:8px;padding:0 16px 14px;font-size:15px}.call b{color:var(--soft);font-weight:600}.call .mark{display:block;font-size:14px;font-weight:600;color:var(--pine)}.next{display:grid;gap:10px}.next strong{display:block;font-size:17px}.next .btn{width:100%}.small{margin-top:8px;font-size:14px;color:var(--soft)}a{color:inherit}`],d([h({attribute:!1})],U.prototype,"card",2),U=d([f("cr-card-report")],U);var It="您慢点说，我记一下，核实后再回您。",gt={v:1,version:"",steps:[{id:"any",title:"先这样说",say:It,push:"我核实了再联系，先挂了。",do:"先不答应任何事，不报证件号、验证码",why:[]}],keys:[],panic:{title:"我受不了",breath:"先别说话，慢慢呼一口气。",say:"我现在不方便，先挂了。",help:"心里扛不住，打12356，打不通请再打；有危险打110或120。"},any:It,note:[{id:"time",title:"时间"}],ending:"电话挂了就好。先打开App核对，再把刚才这通记下来。"};var mt="notes",oe=7200*1e3,ae={"":"told",told:"refused",refused:""};function ft(s){let e=_(mt),t={started:s,step:0,happened:[],told:{}};return e&&s-e.started<oe?{...t,...e}:t}function At(s){z(mt,s)}function Mt(){yt(mt)}function Ft(s,e){return{...s,told:{...s.told,[e]:ae[s.told[e]??""]}}}function nt(s){let e=new Date(s);return`${e.getHours()}:${String(e.getMinutes()).padStart(2,"0")}`}function ot(s){let e=Math.max(0,Math.floor(s/1e3));return`${String(Math.floor(e/60)).padStart(2,"0")}:${String(e%60).padStart(2,"0")}`}var at=g`:host{--gutter: max(0px, calc((100vw - 720px)/2) );display:flex;flex-direction:column;height:100%;padding:env(safe-area-inset-top) max(env(safe-area-inset-right),var(--gutter)) env(safe-area-inset-bottom) max(env(safe-area-inset-left),var(--gutter));background:var(--paper);color:var(--ink);overflow:hidden}.round{display:grid;flex:none;place-items:center;width:44px;padding:0;border:0;border-radius:50%;background:none}.wide{margin-inline:calc(-1 * var(--gutter))}.time{font-variant-numeric:tabular-nums}`;var Pt="zh-CN";var J=null;function Bt(){let s=window.speechSynthesis.getVoices().filter(e=>/^(zh|cmn)/i.test(e.lang));J=s.find(e=>e.lang.replace("_","-")===Pt)??s[0]??null}"speechSynthesis"in window&&(Bt(),window.speechSynthesis.addEventListener?.("voiceschanged",Bt));function lt(){return J!==null}function X(s,e=()=>{}){if(R(),!J)return e();let t=new SpeechSynthesisUtterance(s);t.voice=J,t.lang=J.lang,t.onend=e,t.onerror=e,window.speechSynthesis.speak(t)}function R(){"speechSynthesis"in window&&window.speechSynthesis.cancel()}function Et(){let s=window;return s.SpeechRecognition??s.webkitSpeechRecognition}function qt(){return Et()!==void 0}function Dt(s,e){let t=Et();if(!t)return e(),()=>{};let r=new t,n=!1,o=(c="",u=!1)=>{n||(n=!0,clearTimeout(l),r.onresult=r.onerror=r.onend=r.onspeechstart=null,r.abort(),c?s(c):u||e())},l=setTimeout(o,5e3);r.lang=Pt,r.interimResults=!1,r.onresult=c=>o(c.results[0]?.[0]?.transcript),r.onspeechstart=()=>{clearTimeout(l),l=setTimeout(o,3e4)},r.onerror=()=>o(),r.onend=()=>o();try{r.start()}catch{o()}return()=>o("",!0)}var le={organisation:"自称",name:"姓名是"},jt={"":"",told:"说了",refused:"不说"},T=class extends m{constructor(){super(...arguments);this.live=null;this.up=!0;this.notes=ft(Date.now());this.key="";this.view="call";this.now=Date.now();this.clock=0;this.store=t=>{t.preventDefault();let r=new FormData(t.target),{keys:n,note:o}=this.data,l=new Date(this.notes.started),c=[`${l.getFullYear()}年${l.getMonth()+1}月${l.getDate()}日${nt(this.notes.started)}打来`];for(let{id:u,title:p}of o){let w=String(r.get(u)??"").trim();w?c.push(`${le[u]??p}${w}`):this.notes.told[u]==="refused"&&c.push(`不肯说${p}`)}for(let u of n)this.notes.happened.includes(u.id)&&c.push(u.title);v(this,"cr-say",{text:`记一下这通电话：${c.join("，")}`}),this.discard()};this.discard=()=>{Mt(),this.notes=ft(Date.now()),this.view="call",v(this,"cr-close",{})};this.escape=t=>{t.key==="Escape"&&(this.view==="call"?v(this,"cr-close",{}):this.show("call"))}}connectedCallback(){super.connectedCallback(),this.clock=window.setInterval(()=>{this.now=Date.now()},1e3),this.addEventListener("keydown",this.escape)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.clock),R(),this.removeEventListener("keydown",this.escape)}render(){return this.view==="panic"?this.panic():this.view==="ended"?this.ended():this.call()}get data(){return this.live?.v===1?this.live:gt}call(){let{steps:t,keys:r,panic:n}=this.data,o=r.find(l=>l.id===this.key);return i`<header class="top">
        <p class="time" role="timer" aria-live="off">通话中 <b>${ot(this.now-this.notes.started)}</b></p>
        <button class="btn danger" type="button" @click=${()=>this.show("panic")}>${n.title}</button>
        <button class="round" type="button" aria-label="回到对话" @click=${()=>v(this,"cr-close",{})}>${b.close}</button>
      </header>
      <nav aria-label="一步一步">
        <ol class="steps">
          ${t.map((l,c)=>i`<li><button type="button" aria-current=${!o&&c===this.step?"step":a} @click=${()=>this.go(c)}>${l.title}</button></li>`)}
        </ol>
      </nav>
      <main aria-live="polite">${o?this.answer(o):this.sentence()}</main>
      <footer>
        ${this.noteRow()}
        <div class="keys" role="group" aria-label="对方在">
        ${r.map(l=>i`<button type="button" class=${this.notes.happened.includes(l.id)?"happened":""} aria-pressed=${l.id===this.key?"true":"false"} @click=${()=>this.press(l.id)}>${l.title}</button>`)}
        <button class="end" type="button" @click=${()=>this.show("ended")}>挂断了</button>
        </div>
      </footer>`}sentence(){let{steps:t}=this.data,r=t[this.step]??gt.steps[0],n=this.step>=t.length-1;return i`<span class="label">第${this.step+1}步 ${r.title}</span>
      <p class="words">${y(r.say)}</p>
      <p class="push"><span class="label">再逼就说</span>${y(r.push)}</p>
      <p class="do">${r.do}</p>
      ${this.tools(r.say,n?"挂断了":"说了，下一步",()=>n?this.show("ended"):this.go(this.step+1))}`}answer(t){return i`<span class="label">对方${t.title}</span>
      <p class="words">${y(t.say)}</p>
      <p class="push"><span class="label">再逼就说</span>${y(t.push)}</p>
      <p class="do never">${t.never}</p>
      <p class="do">${t.next}</p>
      ${this.tools(t.say,"说了，接着谈",()=>{this.key=""})}`}tools(t,r,n){return i`<div class="tools">
      <button class="btn lead" type="button" @click=${n}>${r}</button>
      <cr-copy .text=${t}></cr-copy>
      <button class="btn" type="button" @click=${()=>v(this,"cr-big",{text:t})}>${b.big}大字</button>
    </div>`}noteRow(){return i`<div class="notes" role="group" aria-label="记一记，点一下是说了，再点是不肯说">
      ${this.data.note.map(({id:t,title:r})=>{if(t==="time")return i`<span>${r}<br />${nt(this.notes.started)}</span>`;let n=this.notes.told[t]??"";return i`<button type="button" data-told=${n} @click=${()=>this.write(Ft(this.notes,t))}>${r}<br />${jt[n]||"？"}</button>`})}
    </div>`}panic(){let{panic:t}=this.data;return i`<main class="calm wide">
      <div role="alert">
        <p class="breath">${t.breath}</p>
        <p class="words">${y(t.say)}</p>
      </div>
      <div class="tools">
        ${lt()?i`<button class="btn" type="button" @click=${()=>X(t.say)}>替我念</button>`:a}
        <button class="btn lead" type="button" @click=${()=>this.show("ended")}>我挂了</button>
        <button class="btn" type="button" @click=${()=>this.show("call")}>缓过来了，接着谈</button>
      </div>
      <p>${O(t.help)}</p>
    </main>`}ended(){let{keys:t,note:r,ending:n}=this.data,o=t.filter(c=>this.notes.happened.includes(c.id)),l=r.filter(({id:c})=>c!=="time");return i`<main class="ended">
      <h2 tabindex="-1">${n}</h2>
      <p>${nt(this.notes.started)}打来，${o.length?"您点过：":"没有点过什么。"}</p>
      <ul>${o.map(c=>i`<li class="tag">${c.title}</li>`)}</ul>
      <form @submit=${this.store}>
        ${l.map(({id:c,title:u})=>i`<label>${u}<input name=${c} maxlength="40" autocomplete="off" placeholder=${jt[this.notes.told[c]??""]||"不知道就空着"} /></label>`)}
        ${this.up?a:i`<p role="status">现在连不上，这几笔先留在这台手机上，连上了再存。</p>`}
        <button class="btn lead" ?disabled=${!this.up}>存进通话记录</button>
        <button class="btn" type="button" @click=${()=>this.show("call")}>还没挂，回去</button>
        <button class="btn" type="button" @click=${this.discard}>不用记</button>
      </form>
    </main>`}get step(){return Math.min(this.notes.step,this.data.steps.length-1)}go(t){this.key="",this.write({...this.notes,step:t})}press(t){this.key=t,this.notes.happened.includes(t)||this.write({...this.notes,happened:[...this.notes.happened,t]})}write(t){this.notes=t,At(t)}show(t){R(),this.view=t}};T.styles=[x,at,g`.top{display:flex;align-items:center;gap:8px;padding:4px 4px 4px 14px}.top .time{flex:1;font-size:15px}.time b{font-size:18px}.steps{display:flex;border-block:1px solid var(--line);background:var(--sheet)}.steps li{flex:1 1 0;min-width:0}.steps button{position:relative;width:100%;padding:0;border:0;background:none;font-size:13px;color:var(--soft);white-space:nowrap}.steps button[aria-current]{color:var(--pine);font-weight:700;box-shadow:inset 0 -3px var(--pine)}main{display:flex;flex:1;flex-direction:column;min-height:0;position:relative;padding:10px 16px 8px;overflow-y:auto;background:var(--mist);color:var(--mist-ink)}.label{color:inherit}.words{margin:0 0 6px;font-size:clamp(24px,7.6vw,36px);line-height:1.36;font-weight:700}.push{margin-top:4px;font-size:17px;line-height:1.4}.do{margin-top:4px;font-size:15px;line-height:1.4}.never{color:var(--brick);font-weight:600}.tools{--copy-edge: currentColor;display:flex;gap:8px;margin-top:auto;padding-top:8px}.tools .btn{padding-inline:10px;border-color:currentColor;white-space:nowrap}.tools .lead{flex:1;border-color:transparent}.notes,.keys{display:grid;gap:6px;padding:6px 8px 0}.notes{grid-auto-flow:column;grid-auto-columns:1fr}.notes button,.notes span{display:grid;align-content:center;min-height:44px;padding:0;border:1px dashed var(--edge);border-radius:10px;background:none;font-size:13px;line-height:1.25;text-align:center}.notes [data-told=told],.notes span{border-style:solid;border-color:var(--pine);background:var(--sheet);color:var(--pine);font-weight:600}.notes [data-told=refused]{border-style:solid;border-color:var(--brick);background:var(--brick-mist);color:var(--brick);font-weight:600}.keys{grid-template-columns:repeat(4,1fr);padding-bottom:8px}.keys button{padding:0 2px;border:1px solid var(--edge);border-radius:10px;background:var(--sheet);font-size:clamp(14px,4vw,16px);line-height:1.2}.keys [aria-pressed=true]{border-color:var(--pine);background:var(--pine);color:var(--pine-ink);font-weight:700}.keys .happened:after{content:"";display:block;width:14px;height:3px;margin:2px auto -5px;border-radius:2px;background:currentColor}.keys .end{grid-column:span 2;border-color:transparent;background:var(--mine);color:var(--mine-ink);font-weight:600}.calm{justify-content:center;gap:22px;padding:24px;background:var(--mist);text-align:center}.calm .breath{margin-bottom:20px;font-size:20px}.calm .words{font-size:clamp(30px,10vw,44px)}.calm .tools{flex-wrap:wrap;justify-content:center;margin:0}.calm .lead{flex:none;padding-inline:28px}a{color:inherit;font-weight:700;white-space:nowrap}.ended{gap:12px;background:var(--paper);color:var(--ink)}.ended ul{display:flex;flex-wrap:wrap;gap:6px}.ended form{display:grid;gap:10px}.ended label{display:grid;grid-template-columns:5em 1fr;align-items:center}.ended input{min-width:0;min-height:44px;padding:8px 12px;border:1px solid var(--edge);border-radius:10px;background:var(--sheet);font-size:16px}h2{font-size:20px}@media(min-width:700px){.keys{grid-template-columns:repeat(6,1fr)}}@media(min-height:760px){main{padding-block:18px 12px}.words{margin-bottom:12px;font-size:clamp(30px,9.4vw,46px)}.push{font-size:20px}.do{margin-top:8px;font-size:17px}}@media(max-height:600px){.words{font-size:22px}.push{font-size:15px}}`],d([h({attribute:!1})],T.prototype,"live",2),d([h({type:Boolean})],T.prototype,"up",2),d([k()],T.prototype,"notes",2),d([k()],T.prototype,"key",2),d([k()],T.prototype,"view",2),d([k()],T.prototype,"now",2),T=d([f("cr-live")],T);var Ht="ear",Vt=500,L=class extends m{constructor(){super(...arguments);this.draft="";this.up=!0;this.told="";this.stopEar=null;this.write=t=>{this.draft=t.target.value};this.enter=t=>{t.key==="Enter"&&!t.shiftKey&&!t.isComposing&&t.keyCode!==229&&this.speakUp(t)};this.speakUp=t=>{t.preventDefault();let r=this.draft.trim();r&&(R(),this.draft=this.told="",v(this,"cr-say",{text:r}))};this.askEar=()=>{this.stopEar?(this.stopEar(),this.stopEar=null):_(Ht)?this.hear():this.dialog.showModal()};this.allowEar=()=>{z(Ht,!0),this.dialog.close(),this.hear()}}disconnectedCallback(){super.disconnectedCallback(),this.stopEar?.()}render(){let t=qt();return i`<p class="told" role="status">${this.up?this.told:"连不上网络，正在重连。写的话还在。"}</p>
      <form class=${t?"":"noear"} @submit=${this.speakUp}>
        ${t?i`<button class="round ${this.stopEar?"listening":""}" type="button" aria-label=${this.stopEar?"别听了":"用说的"} @click=${this.askEar}>${b.ear}</button>`:a}
        <textarea aria-label="你怎么说" placeholder=${this.stopEar?"在听，请说":"你怎么说？"} maxlength=${Vt} enterkeyhint="send" autocomplete="off" .value=${this.draft} @input=${this.write} @keydown=${this.enter}></textarea>
        <button class="round send" aria-label="说出去">${b.send}</button>
      </form>
      <dialog aria-labelledby="ear-title">
        <h2 id="ear-title">用说的，先知道一件事</h2>
        <p>语音识别是浏览器做的，您说的话可能会传给浏览器的厂商。别说证件号、卡号和验证码。也可以用键盘自带的语音输入。</p>
        <div class="tools">
          <button class="btn" type="button" @click=${()=>this.dialog.close()}>还是打字</button>
          <button class="btn lead" type="button" @click=${this.allowEar}>知道了，开始说</button>
        </div>
      </dialog>`}hear(){R(),this.told="在听，说完会变成字。";let t=o=>{this.stopEar=null,this.told=o},r=!1,n=Dt(o=>{t("看一眼，对了就发出去。"),this.draft=(this.draft+o).slice(0,Vt)},()=>{r=!0,t("没听清，请打字。")});r||(this.stopEar=()=>{n(),this.told=""})}};L.styles=[x,g`form{display:grid;grid-template-columns:auto 1fr auto;gap:6px;align-items:end;padding:0 8px 8px}form.noear{grid-template-columns:1fr auto}textarea{width:100%;height:46px;padding:10px 14px;border:1px solid var(--edge);border-radius:22px;background:var(--sheet);font-size:16px;line-height:1.5;resize:none}textarea:focus{outline:2px solid var(--pine);outline-offset:-1px}textarea::placeholder{color:var(--soft);opacity:1}.round{display:grid;flex:none;place-items:center;padding:0;border:0;border-radius:50%;background:none;width:46px;min-height:46px}.send{background:var(--pine);color:var(--pine-ink)}.listening{background:var(--brick-mist);color:var(--brick)}dialog{max-width:min(92vw,420px);padding:20px;border:0;border-radius:18px;background:var(--sheet);color:var(--ink)}dialog::backdrop{background:#0000008c}dialog h2{margin-bottom:8px;font-size:18px}dialog .tools{margin-top:16px}dialog .btn{flex:1}.told{padding:0 16px 4px;font-size:14px;color:var(--soft)}.tools{display:flex;gap:8px}`],d([h()],L.prototype,"draft",2),d([h({type:Boolean})],L.prototype,"up",2),d([k()],L.prototype,"told",2),d([k()],L.prototype,"stopEar",2),d([$t("dialog")],L.prototype,"dialog",2),L=d([f("cr-call-composer")],L);var Gt=g`.ring{display:flex;flex:1;flex-direction:column;align-items:center;min-height:0;padding:8vh 24px 24px;overflow-y:auto;background:#14302d;color:#eef6f3;text-align:center}.ring h1{margin:40px 0 4px;font-size:30px;line-height:1.3;font-weight:600}.ring .soft{color:#b5cfc8}.halo{display:grid;flex:none;place-items:center;width:108px;height:108px;border-radius:50%;background:#24554e;box-shadow:0 0 0 14px #ffffff0f;animation:ring 2.4s ease-in-out infinite}.halo .icon{width:46px;height:46px}@keyframes ring{50%{box-shadow:0 0 0 26px #ffffff08}}@media(prefers-reduced-motion:reduce){.halo{animation:none}}.ring .pill{margin-top:20px;border-color:#7e9d96;color:inherit}.ring .pill[aria-pressed=true]{background:#eef6f3;color:#14302d}.answer{display:flex;justify-content:space-evenly;width:100%;max-width:420px;margin-top:auto;padding-top:24px}.answer button{display:grid;justify-items:center;gap:8px;min-width:96px;border:0;background:none;font-size:16px}.answer span{display:grid;place-items:center;width:72px;height:72px;border-radius:50%;color:#fff}.answer .icon{width:32px;height:32px}.yes span{background:#2c7d54}.no span,.tool.no{background:#a83a28;color:#fff}.top{display:grid;grid-template-columns:44px 1fr auto;align-items:center;gap:4px;padding:6px 10px 4px 4px}.top h1{margin:0;font-size:17px;line-height:1.3}.top p{font-size:13px;color:var(--soft)}.stop{min-width:52px;padding:0 12px}.phases{display:flex;gap:3px;padding:0 12px 8px;border-bottom:1px solid var(--line)}.phases li{flex:1;padding-top:6px;border-top:4px solid var(--line);font-size:13px;line-height:1;text-align:center;color:var(--soft)}.phases .past{border-color:var(--pine)}.phases [aria-current]{border-color:var(--pine);color:var(--pine);font-weight:700}main.captions{position:relative;display:flex;flex:1;flex-direction:column-reverse;min-height:0;overflow-y:auto;overscroll-behavior:contain}.all{display:flex;flex:none;flex-direction:column;gap:12px;margin-bottom:auto;padding:14px 16px}.line{flex:none;max-width:88%}.line p{white-space:pre-wrap;padding:8px 14px;border:1px solid var(--line);border-radius:4px 18px 18px;background:var(--sheet)}.line.mine{align-self:flex-end}.line.mine p{border:0;border-radius:18px 18px 4px;background:var(--mine);color:var(--mine-ink)}.line.unsent p{opacity:.75}.line.now{max-width:100%}.line.now p{padding:0;border:0;background:none;font-size:22px;line-height:1.5;font-weight:600}.chip{display:flex;gap:6px;justify-content:flex-end;margin-top:4px;font-size:14px;line-height:1.4;font-weight:600}.good{color:var(--pine)}.poor{color:var(--amber)}.red{color:var(--brick)}.note{padding:10px 14px;border-radius:12px;background:var(--amber-mist);color:var(--amber);font-size:15px;white-space:pre-wrap}.hint{margin:0 10px 6px;padding:10px 12px;border-radius:12px;background:var(--mist);color:var(--mist-ink)}.hint .words{margin:0 0 8px;font-size:18px;line-height:1.45;font-weight:600}.tools{display:flex;align-items:center;gap:10px;font-size:15px;line-height:1.4}.tools .btn{flex:none}.bar{display:flex;gap:4px;padding:4px 8px;border-top:1px solid var(--line)}.tool{display:grid;flex:1 1 0;place-items:center;align-content:center;gap:1px;min-height:52px;padding:2px;border:0;border-radius:12px;background:none;font-size:13px;line-height:1.3}.tool[aria-pressed=true]{background:var(--mist);color:var(--mist-ink)}.told{padding:0 16px 6px;font-size:14px;color:var(--soft)}.bar .lead{font-size:16px}.sheet{display:flex;flex:1;flex-direction:column;align-items:center;justify-content:center;gap:14px;min-height:0;padding:24px;overflow-y:auto;text-align:center}.sheet h2{font-size:26px}.sheet .btn{width:min(100%,300px)}.sheet .note{text-align:start}`;var Ut="ring",pe=[400,200,400,2e3],de=3e3,K=null,Kt=0;function pt(){return _(Ut)===!0}function Wt(s){z(Ut,s),s?xt():Q()}function xt(){if(Q(),!pt())return;try{K=new AudioContext}catch{K=null}let s=()=>{navigator.userActivation?.hasBeenActive&&navigator.vibrate?.(pe),K?.state==="running"&&[0,.6].forEach(e=>ce(K,e))};s(),Kt=window.setInterval(s,de)}function Q(){clearInterval(Kt),K?.close(),K=null,navigator.userActivation?.hasBeenActive&&navigator.vibrate?.(0)}function ce(s,e){let t=s.createOscillator(),r=s.createGain(),n=s.currentTime+e;t.frequency.value=520,r.gain.setValueAtTime(0,n),r.gain.linearRampToValueAtTime(.08,n+.05),r.gain.linearRampToValueAtTime(0,n+.45),t.connect(r).connect(s.destination),t.start(n),t.stop(n+.5)}var dt=s=>s.custom?.type==="card.line"&&s.custom.v===1?s.custom:null;function bt(s){let e=s.length-1;for(;e>=0&&dt(s[e])?.event!=="ring";)e-=1;e<0&&(e=s.findIndex(dt));let t=s[e]&&dt(s[e]);if(!t)return null;let r={card:t,captions:[],hint:null,notes:[],buttons:[],paused:!1,over:!1,broken:!1,report:!1,rung:t.event==="ring"};for(let n of s.slice(e))ue(r,n);return r}function Yt(s){let e=bt(s);return e!==null&&!e.over&&!e.broken}function ue(s,e){let{custom:t}=e;if(e.from==="user")return he(s,e);let r=dt(e);if(r)return me(s,r,e);if(e.buttons&&(s.buttons=e.buttons),t?.kind==="stopped"&&(s.over=!0,s.paused=!1),t?.type==="card.feedback")return ge(s,t);t?.type==="card.report"?s.report=s.over=!0:t?.kind==="safety"?s.broken=!0:t?.kind==="paused"?s.paused=!0:t?.kind==="menu"||t?.kind==="brief"?s.over=!0:s.notes.push(e.text)}function he(s,e){vt(s),s.notes=[],s.hint=null,!(s.over||s.buttons.some(t=>t.title===e.text))&&s.captions.push({who:"borrower",text:e.text,turn:s.card.turn+1,sent:!1,chips:[]})}function ge(s,e){if(e.kind==="hint"){vt(s),s.hint=e;return}let t=[...s.captions].reverse().find(r=>r.who==="borrower");t&&(t.sent=!0,t.chips.push(e))}function me(s,e,t){let{captions:r}=s,n=s.card.turn;if(e.turn>n)for(let l of r)l.sent=!0;else vt(s);(e.turn<n||s.over&&e.event!=="end")&&(s.captions=r.filter(l=>l.turn<=e.turn),s.report=!1),e.again&&(s.notes=[]),s.card=e,s.over=e.event==="end",s.paused=s.broken=!1,s.buttons=t.buttons??s.buttons;let o=s.captions.some(l=>e.again&&l.turn===e.turn&&l.text===t.text);/^（.*）$/.test(t.text)?s.notes.push(t.text):!o&&t.text&&s.captions.push({who:e.who,text:t.text,turn:e.turn,sent:!0,chips:[]})}function vt(s){s.captions=s.captions.filter(e=>e.sent)}var Jt=[["open","开场"],["identity","身份"],["purpose","来意"],["pressure","施压"],["reason","原因"],["bargain","协商"],["close","收尾"]],fe="do_start_rehearsal.call.",xe={"✓":"good","△":"poor","✗":"red","":""},Xt="answered",C=class extends m{constructor(){super(...arguments);this.bubbles=[];this.typing=!1;this.up=!0;this.voiceOn=!1;this.now=Date.now();this.answered=_(Xt);this.call=null;this.clock=0;this.ringing=!1;this.latest="";this.redraw=()=>this.requestUpdate();this.toggleRing=()=>{Wt(!pt()),this.requestUpdate()};this.answer=()=>{this.answered=this.call?.card.started??"",z(Xt,this.answered)};this.toggleVoice=()=>{if(this.voiceOn=!this.voiceOn,!this.voiceOn)return R();let t=this.newest;t&&X(t.text)}}connectedCallback(){super.connectedCallback(),this.clock=window.setInterval(()=>{this.now=Date.now()},1e3),"speechSynthesis"in window&&window.speechSynthesis.addEventListener?.("voiceschanged",this.redraw)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.clock),"speechSynthesis"in window&&window.speechSynthesis.removeEventListener?.("voiceschanged",this.redraw),Q(),R()}willUpdate(t){t.has("bubbles")&&(this.call=bt(this.bubbles))}updated(t){if(!t.has("bubbles")&&!t.has("answered"))return;if(this.call?.broken)return v(this,"cr-close",{});this.rings!==this.ringing&&(this.ringing=this.rings,this.rings?xt():Q());let r=this.newest;this.voiceOn&&r&&r.text!==this.latest&&!this.rings&&X(r.text),this.latest=r?.text??""}render(){let{call:t}=this;return t?this.rings?this.incoming(t):i`${this.header(t)}${t.paused?this.pause():this.talk(t)}`:i`<div class="sheet"><p>现在没有在练的电话。</p>${this.leave("回到对话")}</div>`}get rings(){let{call:t}=this;return!!t&&t.rung&&!t.over&&t.card.mode!=="watch"&&t.card.turn===0&&this.answered!==t.card.started&&t.captions.every(r=>r.who==="collector")}get newest(){let t=this.call?.captions[this.call.captions.length-1];return t?.who==="collector"?t:void 0}incoming({card:t}){return i`<main class="ring wide">
      <div class="halo">${b.phone}</div>
      <h1>${t.caller.name}</h1>
      <p class="soft">${t.caller.label} · ${t.title}</p>
      <p class="soft">这是练习，不是真的电话。</p>
      <button class="pill" type="button" aria-pressed=${pt()?"true":"false"} @click=${this.toggleRing}>铃声和震动</button>
      <div class="answer">
        <button class="no" type="button" @click=${()=>this.send("挂断","hang_up")}><span>${b.hangUp}</span>挂断</button>
        <button class="yes" type="button" @click=${this.answer}><span>${b.phone}</span>接听</button>
      </div>
    </main>`}header({card:t,over:r}){let n=Jt.findIndex(([l])=>l===t.phase),o=ot(this.now-Date.parse(t.started));return i`<header>
      <div class="top">
        ${this.leave()}
        <div>
          <h1>${t.caller.name}</h1>
          <p>练习 · ${t.title} · ${r?"已挂断":i`<span class="time" role="timer" aria-live="off">${o}</span>`}</p>
        </div>
        ${r?a:i`<button class="btn danger stop" type="button" aria-label="停，不练了" @click=${()=>this.send("停","stop")}>停</button>`}
      </div>
      <ol class="phases" aria-label="电话走到哪儿">
        ${Jt.map(([,l],c)=>i`<li class=${c<n?"past":""} aria-current=${c===n?"step":a}>${l}</li>`)}
      </ol>
    </header>`}talk(t){let{captions:r,hint:n,notes:o,over:l,report:c}=t;return i`<main class="captions" tabindex="0" aria-label="字幕">
        <div class="all" role="log">
          ${r.map((u,p)=>this.caption(u,p===r.length-1&&!l))}
          ${o.map(u=>i`<p class="note">${u}</p>`)}
          ${this.typing&&!l?i`<p class="told">对方在说…</p>`:a}
        </div>
      </main>
      ${l?i`<footer>
            <p class="hint">${c?"报告出来了，看看哪句最好，哪句先改。":"这通电话结束了。"}</p>
            <div class="bar">${this.leave(c?"看报告":"回到对话")}</div>
          </footer>`:a}
      ${n&&!l?i`<aside class="hint" aria-label="提示">
            <span class="label">可以这样说（${n.title}）</span>
            <p class="words">${y(n.say_now??n.text)}</p>
            <div class="tools">
              ${n.say_now?i`<button class="btn" type="button" @click=${()=>this.use(n.say_now)}>用这句</button>`:a}
              <p>${n.say_now?n.text:a}</p>
            </div>
          </aside>`:a}
      ${l||t.card.mode==="watch"?a:this.controls(t)}`}caption(t,r){let n=t.who==="borrower";return i`<div class="line ${n?"mine":r?"now":""} ${t.sent?"":"unsent"}">
      <span class="unseen">${n?"你":"对方"}：</span>
      <p>${r&&!n?y(t.text):t.text}</p>
      ${t.chips.map(o=>i`<span class="chip ${xe[o.mark]}">${o.mark?i`<b>${o.mark}</b>`:a}${o.text}</span>`)}
    </div>`}controls({buttons:t,card:r}){let n=r.mode!=="exam"&&(!t.length||t.some(o=>o.payload_id==="do_hint"));return i`<footer><div class="bar" role="group" aria-label="通话按钮">
        ${n?this.tool("提示",b.hint,()=>v(this,"cr-send",{title:"提示",payload_id:"do_hint"})):a}
        ${r.turn?this.tool("重来这句",b.again,()=>v(this,"cr-send",{title:"重来这一句",payload_id:"do_retry_turn"})):a}
        ${this.tool("暂停",b.pause,()=>this.send("暂停","pause"))}
        ${lt()?i`<button class="tool" type="button" aria-pressed=${this.voiceOn?"true":"false"} @click=${this.toggleVoice}>${b.loud}${this.voiceOn?"别念了":"念出来"}</button>`:a}
        <button class="tool no" type="button" @click=${()=>this.send("挂断","hang_up")}>${b.hangUp}挂断</button>
      </div>
      <cr-call-composer .up=${this.up}></cr-call-composer></footer>`}pause(){return i`<main class="sheet">
      <h2>暂停了，喘口气</h2>
      <p>不急。准备好了再接着练。</p>
      <button class="btn lead" type="button" @click=${()=>this.send("继续","resume")}>继续</button>
      <button class="btn" type="button" @click=${()=>this.send("挂断","hang_up")}>挂断，看报告</button>
      <button class="btn" type="button" @click=${()=>this.send("停","stop")}>停，不练了</button>
    </main>`}tool(t,r,n){return i`<button class="tool" type="button" @click=${n}>${r}${t}</button>`}leave(t=""){let r=()=>v(this,"cr-close",{});return t?i`<button class="btn lead tool" type="button" @click=${r}>${t}</button>`:i`<button class="round" type="button" aria-label="回到对话" @click=${r}>${b.back}</button>`}send(t,r){R(),v(this,"cr-send",{title:t,payload_id:fe+r})}use(t){let r=this.renderRoot.querySelector("cr-call-composer");r&&(r.draft=t)}};C.styles=[x,at,Gt],d([h({attribute:!1})],C.prototype,"bubbles",2),d([h({type:Boolean})],C.prototype,"typing",2),d([h({type:Boolean})],C.prototype,"up",2),d([k()],C.prototype,"voiceOn",2),d([k()],C.prototype,"now",2),d([k()],C.prototype,"answered",2),C=d([f("cr-rehearsal")],C);export{Yt as callIsOn};
