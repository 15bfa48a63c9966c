import { createHash } from 'node:crypto'
import type { FillingField, FillingSection, FillingSheet } from '../../domain/filling/index.ts'

/** What stands on the page around the fields. */
export interface FillingPageFacts {
  readonly subject: string
  readonly provider: string
  /** what the order is, e.g. 首次备案; '' = none */
  readonly order: string
  /** day and who, for people */
  readonly made: string
  /** copies that lie beside the page */
  readonly files: readonly { readonly label: string; readonly fileName: string }[]
}

/**
 * The filling sheet as one HTML file that works without a network: every value with a button that copies it, arrow keys between them.
 * It carries whole numbers, for they are to be typed; no value can become markup, and its policy runs this one script and
 * fetches nothing.
 */
export function fillingPage(sheet: FillingSheet, facts: FillingPageFacts): string {
  const { subject, provider, order, made, files } = facts
  const groups = sheet.groups.map(
    ({ title, sections }) => `<section><h2>${safe(title)}</h2>${sections.map(sectionHtml).join('')}</section>`,
  )
  const list = files.map(({ label, fileName }) => `<li>${safe(label)}：<b>${safe(fileName)}</b></li>`)
  const ordered = sheet.order
    ? `按${provider}填报页的顺序（${sheet.order.source.title}，${sheet.order.source.date}）`
    : `标准顺序（备案台自己的顺序，不是${provider}公布的）`
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'`
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>填报单 ${safe(subject)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>填报单 ${safe(subject)}</h1>
<p>${safe([provider, order, made].filter((text) => text !== '').join(' · '))}</p>
<p>${safe(ordered)}</p>
<p class="warn">含完整的证件号码和手机号，只用于填报，用完请删除。</p>
<p>按 Enter 复制并到下一项，↑ ↓ 在各项间走。<span id="said" role="status"></span></p>
</header>
<main>
${groups.join('\n')}
<section><h2>要上传的文件</h2><ul>${list.join('')}</ul></section>
</main>
<script>${script}</script>
</body>
</html>
`
}

const sectionHtml = ({ title, note, fields }: FillingSection): string =>
  `<h3>${safe(title)}</h3>${note === '' ? '' : `<p class="note">${safe(note)}</p>`}<dl>${fields.map(fieldHtml).join('')}</dl>`

function fieldHtml({ label, value, missing, hint }: FillingField): string {
  const said = hint === '' ? '' : `<small>${safe(hint)}</small>`
  const told =
    value === ''
      ? missing
        ? '<em>缺，备案台里还没有填</em>'
        : '<i>可不填</i>'
      : `<span>${safe(value)}</span><button type="button" aria-label="复制${safe(label)}">复制</button>`
  return `<div><dt>${safe(label)}</dt><dd>${told}${said}</dd></div>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const safe = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter]!)

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

const style = `
:root{color-scheme:light dark}
body{max-width:760px;margin:0 auto;padding:12px;font:15px/1.5 "PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:19px;margin:0 0 4px}h2{font-size:16px;margin:20px 0 4px;border-bottom:2px solid #888}h3{font-size:14px;margin:12px 0 2px}
p{margin:2px 0}dl{margin:0}dl>div{display:grid;grid-template-columns:9.5em 1fr;gap:8px;padding:4px 0;border-bottom:1px solid #8884}
dt{opacity:.8}dd{margin:0;display:flex;flex-wrap:wrap;gap:4px 8px;align-items:baseline;overflow-wrap:anywhere}
dd span{flex:1;min-width:8em;font-weight:600;user-select:all}small{flex-basis:100%;opacity:.75}
button{font:inherit;font-size:13px;padding:1px 10px;cursor:pointer}button.done{color:#fff;background:#1f7a1f;border-color:#1f7a1f}
.warn,em{color:#c21120;font-style:normal}@media(prefers-color-scheme:dark){.warn,em{color:#ff8a87}}
#said{margin-inline-start:8px;font-weight:600}@media print{button{display:none}}
`

const script = `
const buttons=[...document.querySelectorAll('button')]
const said=document.getElementById('said')
const older=text=>{const area=document.createElement('textarea');area.value=text;document.body.append(area);area.select();const ok=document.execCommand('copy');area.remove();return ok}
const copy=async text=>{try{await navigator.clipboard.writeText(text);return true}catch{return older(text)}}
const step=(from,by)=>{const to=buttons[buttons.indexOf(from)+by];if(to){to.focus();to.scrollIntoView({block:'nearest'})}}
for(const button of buttons)button.addEventListener('click',async()=>{
const text=button.previousElementSibling.textContent
const ok=await copy(text)
said.textContent=ok?'已复制 '+button.getAttribute('aria-label').slice(2):'没有复制成，请选中文字按 Ctrl+C'
if(!ok)return
button.textContent='已复制';button.classList.add('done');step(button,1)})
document.addEventListener('keydown',event=>{
const by={ArrowDown:1,ArrowUp:-1}[event.key]
if(by&&buttons.includes(document.activeElement)){event.preventDefault();step(document.activeElement,by)}})
if(buttons[0])buttons[0].focus({preventScroll:true})
`
