/** The report's own style sheet: no font, script or picture from anywhere else; prints as it reads. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--soft:#59636e;--line:#d8dee4;--fill:#f6f8fa;--accent:#0a5cc2;
--gap:#b4231a;--stale:#8a5300;--partial:#6b5a00;--ok:#11703c;--mute:#6e7781}
@media(prefers-color-scheme:dark){:root{--bg:#0f1216;--fg:#e4e8ec;--soft:#9aa4af;--line:#2b3138;--fill:#171b20;--accent:#6cb0ff;
--gap:#ff7b70;--stale:#e0a13c;--partial:#d6c04a;--ok:#54c785;--mute:#8b949e}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1120px;padding:32px 24px 64px;background:var(--bg);color:var(--fg);
font:14px/1.5 system-ui,sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:24px;line-height:1.25;margin:0}h2{font-size:18px;margin:48px 0 12px}h3{font-size:14px;margin:20px 0 4px}
p{margin:4px 0}a{color:var(--accent)}a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.soft{color:var(--soft)}.id{font-weight:600;white-space:nowrap}.num{text-align:right;white-space:nowrap}
header{display:flex;justify-content:space-between;align-items:baseline;gap:24px;flex-wrap:wrap;border-bottom:1px solid var(--line);padding-bottom:16px}
.counts{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:24px;margin:24px 0 8px}
.counts dt{color:var(--soft)}.counts dd{margin:0}.counts b{font-size:32px;line-height:1.2;font-weight:600}.counts .soft{margin-left:8px}
.meter{display:block;width:100%;height:6px;margin-top:8px}.meter rect{shape-rendering:crispEdges}
table{border-collapse:collapse;width:100%}th{font-weight:600;text-align:left;color:var(--soft);font-size:12px}
th,td{padding:6px 12px 6px 0;vertical-align:top;border-bottom:1px solid var(--line)}th:last-child,td:last-child{padding-right:0}
th.num{text-align:right}
.status{display:inline-flex;align-items:center;gap:6px;white-space:nowrap}.status svg{width:12px;height:12px;flex:none}td .status{vertical-align:top}
.gap{color:var(--gap)}.stale{color:var(--stale)}.partial{color:var(--partial)}.conforming{color:var(--ok)}
.not-assessed,.missing,.excluded,.accepted{color:var(--mute)}
.legend{display:grid;grid-template-columns:repeat(auto-fill,minmax(340px,1fr));gap:4px 24px;list-style:none;padding:0;margin:16px 0 0}
.legend li{display:grid;grid-template-columns:116px 32px 1fr;align-items:start}
details{border-bottom:1px solid var(--line)}
summary{display:grid;grid-template-columns:112px 56px minmax(0,1fr) 104px 124px;gap:12px;align-items:start;padding:8px 0;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}summary:hover{background:var(--fill)}
summary .why{display:block;color:var(--soft)}.open{padding:4px 0 20px 192px}
.open ul{margin:4px 0;padding-left:18px}.check{margin:0 0 16px}.check p{max-width:76ch}
.lines{margin:6px 0}.lines td,.lines th{padding:3px 12px 3px 0}
code{font:12px ui-monospace,monospace;overflow-wrap:anywhere}
.bar{display:block;width:100%;height:10px;margin:5.5px 0}
@media(max-width:760px){summary{grid-template-columns:112px 56px minmax(0,1fr)}summary .num{display:none}.open{padding-left:0}
.counts{gap:12px}.counts b{font-size:24px}}
@media print{body{max-width:none;padding:0}details{break-inside:avoid}summary:hover{background:none}a{color:inherit}}
`;
