/** The look of `/api/docs`: the colours and sizes of the public pages (apps/web/src/styles/tokens.css), without a font or a script. */
export const docsStyle = `:root{color-scheme:light dark;--paper:light-dark(#fcfcfb,#151716);--sunken:light-dark(#f1f3f0,#101211);
--ink:light-dark(#191b1a,#e6e8e4);--ink-2:light-dark(#4f5651,#aab2ac);--line:light-dark(#d9ddd8,#333834);
--accent:light-dark(#0b5a48,#6fcbb0);--focus:light-dark(#1a5fd0,#8ab6ff);--mono:ui-monospace,'SF Mono',Menlo,Consolas,monospace}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:3px}
header{border-block-end:1px solid var(--line);padding:.75rem 1.5rem}
header a{color:var(--ink);font-weight:700;text-decoration:none;display:inline-flex;gap:7px;align-items:center;min-block-size:32px}
header svg{fill:none;stroke:var(--accent);stroke-width:2.6}
main{max-inline-size:60rem;margin-inline:auto;padding:1.5rem 1.5rem 4rem}
h1{font-size:1.75rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.375rem;margin:2.5rem 0 .5rem;padding-block-end:6px;border-block-end:1px solid var(--line)}
h3{font-size:1rem;margin:2rem 0 .5rem;scroll-margin-block-start:1rem}
p{margin:.5rem 0}
h3 + p,pre + p{color:var(--ink-2);font-size:.875rem}
nav ul{columns:20rem;list-style:none;padding:0;margin:.5rem 0;font-size:.875rem}
nav a{display:inline-block;min-block-size:24px}
code,pre{font-family:var(--mono);font-size:.875rem}
pre{overflow:auto;background:var(--sunken);border:1px solid var(--line);border-radius:6px;padding:.75rem;margin:.25rem 0 .75rem}
table{display:block;overflow:auto;border-collapse:collapse;font-size:.875rem}
th,td{text-align:start;padding:7px 10px;border-block-end:1px solid var(--line);vertical-align:top}
th{color:var(--ink-2);font-weight:500}
@media (max-width:480px){header,main{padding-inline:1rem}}`;
