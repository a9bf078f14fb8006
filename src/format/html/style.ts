/** The style of the page: light, dark and print, from 320 pixels wide. Colours only repeat what words say. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1f24; --soft: #525b65; --line: #d3d8de; --panel: #f5f6f8; --link: #0b4f9e;
  --good: #17643a; --bad: #a31621; --open: #7a4a00; --banner: #fdf4e0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --ink: #e3e6e9; --soft: #a5adb5; --line: #363c43; --panel: #1c2025; --link: #8fbcf7;
    --good: #7fd29a; --bad: #ff9c94; --open: #efc36a; --banner: #2b2415;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
h1, h2, h3 { font-family: Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "Liberation Serif", serif; line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.9rem; font-weight: 600; margin: .25rem 0 1.25rem; }
h2 { font-size: 1.35rem; font-weight: 600; margin: 0 0 .9rem; }
h3 { font-size: 1.1rem; font-weight: 600; margin: 2rem 0 .5rem; }
h4 { font-size: 1rem; font-weight: 600; margin: 0; line-height: 1.35; }
p { margin: 0 0 .6rem; }
ul { margin: 0 0 .6rem; padding-left: 1.2rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code { font: .86em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
.fine, .count, .kind { color: var(--soft); font-size: .86rem; }
.kind { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; margin: 0; padding-bottom: .5rem; border-bottom: 1px solid var(--line); }
.head h1 { margin-top: 1.1rem; }
.verdict { border-left: .4rem solid var(--open); background: var(--panel); padding: 1rem 1.25rem .6rem; margin-bottom: 1.1rem; }
.verdict.pass { border-color: var(--good); }
.verdict.fail { border-color: var(--bad); }
.answer { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .9rem; font-size: 1.15rem; font-weight: 600; margin-bottom: .35rem; }
.answer strong { font-size: 1.9rem; line-height: 1.2; letter-spacing: .02em; color: var(--open); }
.pass .answer strong { color: var(--good); }
.fail .answer strong { color: var(--bad); }
.counts { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem 1.4rem; padding: 0; color: var(--soft); }
dl { margin: 0 0 .6rem; }
dl > div { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0 1rem; margin-bottom: .35rem; }
dt { color: var(--soft); font-size: .86rem; line-height: 1.75; }
dd { margin: 0; }
dd ul { margin: 0; }
.banner { background: var(--banner); border: 1px solid var(--open); padding: .8rem 1.25rem .4rem; margin: 1.1rem 0; }
.banner h2 { font-size: 1rem; margin-bottom: .3rem; }
.banner ul { list-style: none; padding: 0; }
.banner li { padding-left: 1.1rem; text-indent: -1.1rem; margin-bottom: .35rem; }
.banner .mark { display: inline-block; width: 1.1rem; text-indent: 0; }
.part { border-top: 1px solid var(--line); margin-top: 2.2rem; padding-top: 1.6rem; }
.about { font-weight: 600; margin: .8rem 0 .4rem; }
.boxes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: 1px; background: var(--line); border: 1px solid var(--line); }
article dl > div { grid-template-columns: 6.5rem minmax(0, 1fr); }
.box { font-size: .95rem; background: var(--paper); padding: .8rem 1rem .4rem; }
.box h3 { margin: 0 0 .3rem; font-size: 1rem; }
.none { font-weight: 600; color: var(--open); margin-bottom: .2rem; }
.mark { font-weight: 600; white-space: nowrap; }
article .mark { white-space: normal; }
.mark.pass { color: var(--good); }
.mark.fail { color: var(--bad); }
.mark.unknown, .mark.against { color: var(--open); }
.mark.not-applicable, .mark.off { color: var(--soft); font-weight: 400; }
.scroll { overflow-x: auto; margin-bottom: .8rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; overflow-wrap: break-word; }
caption { text-align: left; color: var(--soft); font-size: .86rem; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); min-width: 6.5rem; }
th:first-child { min-width: 0; }
tr > :last-child { padding-right: 0; }
.leads td:first-of-type, .law td:first-of-type { min-width: 15rem; }
.unbroken { white-space: nowrap; }
thead th { font-weight: 600; border-bottom: 2px solid var(--line); vertical-align: bottom; }
tbody th { font-weight: 600; }
td p, td dl, td dl > div { margin-bottom: .2rem; }
td dl > div { display: block; }
td dt { display: inline; }
td dt::after { content: ":"; }
td dd { display: inline; }
.count { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; font-weight: 400; margin-left: .5rem; }
article { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 0 1.5rem; padding: 1rem 0 .4rem; border-top: 1px solid var(--line); }
article > header p { margin-bottom: .25rem; }
.effect { border: 1px solid var(--line); border-radius: 2px; padding: 0 .35rem; font-size: .8rem; color: var(--soft); white-space: nowrap; }
.effect.blocking { border-color: var(--bad); color: var(--bad); font-weight: 600; }
.waived { border-left: 3px solid var(--line); padding-left: .7rem; }
details { margin-bottom: .6rem; }
summary { cursor: pointer; color: var(--link); }
details[open] > summary { margin-bottom: .5rem; }
.claims { list-style: none; padding: 0; }
.claims > li { border-left: 3px solid var(--line); padding-left: .8rem; margin-bottom: .8rem; }
.claims p { margin-bottom: .15rem; }
article:target, tr:has(:target) { background: var(--panel); }
.sign { display: none; }
@media (max-width: 44rem) {
  h1 { font-size: 1.5rem; }
  main { padding-top: 1rem; }
  article { display: block; }
  article > header { margin-bottom: .5rem; }
  dl > div { display: block; }
  .verdict, .banner { padding-left: .9rem; padding-right: .9rem; }
  .requirements .unbroken { white-space: normal; }
}
@page { margin: 16mm 16mm 18mm; }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --soft: #44505a; --line: #b9c0c7; --panel: #f5f6f8; --link: #000;
    --good: #0f5530; --bad: #8f0f1a; --open: #6b4100; --banner: #fff;
  }
  html { font-size: 9.25pt; }
  body { line-height: 1.4; }
  main { max-width: none; padding: 0; }
  .boxes { display: block; background: none; border-bottom: 0; }
  .box, article { display: block; position: relative; padding-left: 12rem; }
  .box { border-bottom: 1px solid var(--line); padding-top: .5rem; padding-bottom: .1rem; }
  .box h3, article > header { position: absolute; left: 0; top: 0; width: 11rem; padding: .5rem 0 0 1rem; }
  article > header { padding: 1rem 0 0; }
  .sources a::after { content: " " attr(href); font-weight: 400; color: var(--soft); }
  .verdict, .banner { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .part { margin-top: 1.2rem; padding-top: .9rem; }
  h2, h3, caption, summary, article > header { break-after: avoid; }
  tr, .box, .banner, .verdict, article, .claims > li, dl > div { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  th, td, .leads td:first-of-type, .law td:first-of-type { min-width: 6em; padding-right: .5rem; overflow-wrap: anywhere; }
  th:first-child, .requirements th, .requirements td { min-width: 4.5em; }
  .unbroken { white-space: normal; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; color: var(--soft); font-weight: 600; }
  summary::-webkit-details-marker { display: none; }
  .sign { display: block; break-inside: avoid; border-top: 1px solid var(--line); margin-top: 1.4rem; padding-top: 1rem; }
  .sign div { display: grid; grid-template-columns: 11rem 1fr; align-items: end; margin-top: 2.4rem; }
  .sign p { margin: 0; }
  .sign p + p { border-top: 1px solid #000; color: var(--soft); font-size: .86rem; padding-top: .2rem; }
}`.trim();
