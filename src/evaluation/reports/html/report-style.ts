// How report.html looks: system fonts, light and dark, tables that scroll on a phone, cases that become cards there.

export const REPORT_STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --paper: #fff; --panel: #f5f7fa; --line: #dde3ea; --accent: #1f5fa8; --bar: #5b93cf; --lower: #d08a3c; --good: #1a7f4b; --bad: #c0392b; --part: #9a6a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9f0; --soft: #9aa7b6; --paper: #14181e; --panel: #1d232b; --line: #333c47; --accent: #7fb5f0; --bar: #4a82bd; --lower: #b5793a; --good: #53c48a; --bad: #f0796b; --part: #d9a93f; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.6 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: var(--ink); background: var(--paper); }
main, header { max-width: 1240px; margin: 0 auto; padding: 0 20px; }
header { padding-top: 28px; }
h1 { font-size: 26px; margin: 0 0 4px; } h2 { font-size: 19px; margin: 40px 0 12px; } h3 { font-size: 13px; margin: 14px 0 4px; color: var(--soft); font-weight: 600; }
p { margin: 4px 0; } a { color: var(--accent); } code { font: 0.92em ui-monospace, Menlo, Consolas, "Noto Sans Mono", monospace; } small { color: var(--soft); }
.facts { color: var(--soft); font-size: 13px; overflow-wrap: anywhere; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); gap: 12px; margin: 20px 0; }
.tile { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; }
.tile b { display: block; font-size: 28px; line-height: 1.25; font-variant-numeric: tabular-nums; } .tile span { color: var(--soft); font-size: 13px; display: block; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr)); gap: 28px 36px; }
figure { margin: 0; } figcaption { font-weight: 600; font-size: 14px; margin-bottom: 8px; }
.plot { display: block; overflow: visible; font-size: 13px; } .plot text { fill: var(--ink); } .plot .value, .plot .tick { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
.track { fill: var(--panel); stroke: var(--line); } .bar.higher { fill: var(--bar); } .bar.lower { fill: var(--lower); } .interval line { stroke: var(--ink); stroke-width: 1.5; } .axis { stroke: var(--line); } .curve { fill: none; stroke: var(--bar); stroke-width: 2; }
.cell.right { fill: var(--good); } .cell.wrong { fill: var(--bad); } .plot .count { font-weight: 600; font-size: 15px; }
.scroll { overflow-x: auto; } table.metrics td:last-child { width: 60%; min-width: 220px; } table.metrics td:not(:last-child) { white-space: nowrap; } table { border-collapse: collapse; width: 100%; font-size: 14px; } th, td { text-align: left; padding: 6px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { position: sticky; top: 0; background: var(--panel); white-space: nowrap; z-index: 1; cursor: pointer; user-select: none; font-size: 13px; } tbody th { font-weight: 600; white-space: nowrap; }
th[aria-sort=ascending]::after { content: " ▲"; } th[aria-sort=descending]::after { content: " ▼"; }
.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } td.good { color: var(--good); } td.bad { color: var(--bad); font-weight: 600; } td.part { color: var(--part); }
#filters { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; margin: 0 0 12px; } #filters input[type=search] { flex: 1 1 200px; min-width: 0; }
select, button, input[type=search] { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 7px; padding: 5px 10px; min-height: 36px; max-width: 100%; } button { cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
tr.case { cursor: pointer; } tr.case:hover { background: var(--panel); } tr.case.failed td:first-child { box-shadow: inset 3px 0 var(--bad); } tr.case td button { padding: 1px 8px; min-height: 28px; font-variant-numeric: tabular-nums; }
td.question { min-width: 260px; } tr.case > td:nth-child(2), tr.case > td:nth-child(3), tr.case > td:nth-child(4), tr.case > td:nth-child(6) { white-space: nowrap; }
.details { padding: 2px 6px 16px; max-width: 1100px; } .details ul, .details ol { margin: 0; padding-left: 18px; } .details li { margin: 4px 0; } .details ul.inline { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 4px 14px; }
.details ol.hits { list-style: none; padding: 0; } .hits li { padding: 3px 8px; border-left: 3px solid var(--line); } .hits li.relevant { border-left-color: var(--good); }
q { display: block; color: var(--soft); white-space: pre-wrap; overflow-wrap: anywhere; quotes: none; } .snippet { display: block; color: var(--soft); font-size: 13px; } .answer { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--panel); border-radius: 8px; padding: 8px 12px; } .turn { color: var(--soft); }
.mark { font-size: 12px; color: var(--soft); white-space: nowrap; } .inline .mark { white-space: normal; font-size: 13px; } .mark.good { color: var(--good); } .mark.bad { color: var(--bad); }
footer { margin: 40px auto; max-width: 1240px; padding: 0 20px; color: var(--soft); font-size: 13px; }
@media (max-width: 720px) {
  main, header { padding: 0 14px; } header { padding-top: 18px; } .tiles { grid-template-columns: 1fr 1fr; gap: 8px; } .tile { padding: 10px 12px; } .tile b { font-size: 23px; }
  #cases thead { display: none; } #cases table, #cases tbody { display: block; } #cases tr.case:not([hidden]) { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: center; padding: 10px 8px; border-bottom: 1px solid var(--line); } #cases tr.case td { border: 0; padding: 0; }
  #cases tr.case.failed { box-shadow: inset 3px 0 var(--bad); } #cases tr.case.failed td:first-child { box-shadow: none; } #cases tr.case td.question { flex: 1 0 100%; order: 9; } #cases tr.case td.narrow { display: none; } #cases tr.case-details:not([hidden]), #cases tr.case-details td { display: block; }
  .plots { gap: 26px; } select, button { flex: 1 1 45%; } tr.case td button { flex: none; }
}
@media print { #filters { display: none; } thead th { position: static; } }
`;
