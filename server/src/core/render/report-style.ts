// The style sheet of the printable report: data, no behaviour. Light and dark, and ink on paper.

export const reportStyle = `
:root { color-scheme: light dark; --ink: #1d2430; --quiet: #5b6472; --line: #d5dae1; --paper: #fff; --soft: #f4f6f8; --accent: #1f5fa8; --bad: #a8261f; --warn: #8a5a00; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ee; --quiet: #a3acb9; --line: #3a4350; --paper: #171b21; --soft: #20262e; --accent: #7fb2ea; --bad: #ff9d94; --warn: #e8bb60; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 32px 24px 64px; max-width: 1080px; color: var(--ink); background: var(--paper); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 28px; line-height: 1.2; }
main > h1 { margin-top: 56px; }
h2 { margin: 40px 0 12px; padding-bottom: 4px; border-bottom: 2px solid var(--line); font-size: 20px; }
h3 { margin: 20px 0 6px; font-size: 16px; }
h4 { margin: 12px 0 4px; font-size: 13px; font-weight: 600; color: var(--quiet); }
p { margin: 6px 0; }
ul { margin: 4px 0; padding-left: 20px; }
li { margin: 3px 0; }
table { width: 100%; border-collapse: collapse; margin: 8px 0 16px; font-size: 14px; }
th, td { padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; color: var(--quiet); }
.wide { overflow-x: auto; }
.quiet, .kind { color: var(--quiet); font-size: 13px; }
.mark { white-space: nowrap; font-size: 12px; padding: 0 6px; border: 1px solid currentColor; border-radius: 9px; }
.error { color: var(--bad); }
.warning { color: var(--warn); }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 8px 32px; }
.lane { position: relative; height: 10px; margin: 4px 0 8px; background: var(--soft); border: 1px solid var(--line); border-radius: 5px; }
.lane i { position: absolute; top: 0; bottom: 0; min-width: 4px; background: var(--accent); border-radius: 4px; }
.lane b { position: absolute; top: -4px; bottom: -4px; width: 2px; background: var(--bad); }
td.dot { text-align: center; }
@media print {
  :root { color-scheme: light; --ink: #000; --quiet: #444; --line: #bbb; --paper: #fff; --soft: #fff; --accent: #555; --bad: #000; --warn: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h2, h3, h4 { break-after: avoid; }
  li, tr, .part { break-inside: avoid; }
  .wide { overflow: visible; }
}
`.trim()
