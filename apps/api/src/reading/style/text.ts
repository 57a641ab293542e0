/** Contents, the published text, its margin notes and actions, and the banner above old text. */
export const text = String.raw`
.contents { font-size: var(--step--1); margin-block-end: var(--gap-6) }
.contents summary { display: flex; align-items: center; min-block-size: var(--target); padding-inline: 1rem; border: 1px solid; border-color: var(--line-strong); border-radius: var(--radius); font-weight: 600; cursor: pointer }
.contents summary::before { content: "+"; inline-size: 1.25rem; font-weight: 400; font-size: 1.25rem }
.contents [open] > summary::before { content: "\2212" }
.contents h2 { font-size: var(--step-0); font-family: var(--sans) }
.contents ol { list-style: none; padding: 0 }
.contents > details > ol > li { margin-block-start: var(--gap-3) }
.contents ol ol { border-inline-start: 1px solid var(--line); margin-block-start: .15rem }
.contents a { display: block; padding: .25rem .75rem; line-height: 1.35; color: var(--ink-2); text-decoration: none; margin-inline-start: -1px; border-inline-start: 2px solid transparent }
.contents a:hover { color: var(--ink); text-decoration: underline }
.contents ol a.j { padding-inline: 0; color: var(--ink); font-weight: 600; border: 0 }
.contents :target-current { color: var(--accent); border-inline-start-color: var(--accent); font-weight: 600 }

/* the text */
.part { border-block-start: 2px solid var(--ink); padding-block-start: var(--gap-3); margin-block-end: var(--gap-7) }
.part > header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1rem; margin-block-end: var(--gap-5) }
.part > header h2 { font-size: var(--step-3); letter-spacing: -.01em; min-inline-size: 0 }
.part > header p { font-size: var(--step--1); color: var(--ink-2) }
.sec { padding-block-end: var(--gap-6) }
.sec h3, h1.sec-h { font-size: var(--step-2) }
.sec .text { position: relative; margin-block-start: .5rem }
.text { font: var(--step-1)/1.62 var(--serif); max-inline-size: var(--measure); hanging-punctuation: first last; text-wrap: pretty }
.text > * + * { margin-block-start: .9em }
.note { font-size: var(--step--1); line-height: 1.45; color: var(--ink-2); margin-block-start: .35rem }
.note > * { display: inline }
.note > * + *::before { content: " · " }
.note b { font-weight: 400; color: var(--ink) }
.note .ok::first-letter { color: var(--accent) }
.warn-t { color: var(--warn) }
.note a { color: inherit }
.acts { display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; margin-block-start: .6rem; font-size: var(--step--1) }
.acts a { color: var(--ink-2); text-decoration-color: var(--line-strong) }
.sec:hover .acts a, .sec:focus-within .acts a, .sec:target .acts a { color: var(--accent); text-decoration-color: currentColor }
.sec:target h3 { text-decoration: underline; text-decoration-thickness: 3px; text-decoration-color: var(--accent); text-underline-offset: .25em }
/* a passage with open feedback: a dotted line under it, the proofreader's caret beside it */
.on { text-decoration: underline dotted; text-decoration-color: var(--line-strong); text-decoration-thickness: .12em; text-underline-offset: .22em }
.caret { font: 600 .75rem/1 var(--sans); font-variant-numeric: tabular-nums; color: var(--ink-2); text-decoration: none; padding-block: .4rem; padding-inline-start: 1.1rem; margin-inline-start: .1rem; position: relative; white-space: nowrap; user-select: none }
/* out of the line, so that the line never breaks between the words and their caret */
.caret::before { content: ""; position: absolute; inset-inline-start: .35rem; inset-block-start: calc(50% - .1rem); inline-size: .5rem; block-size: .5rem; border: solid; border-color: var(--accent); border-width: 2px 0 0 2px; transform: rotate(45deg) }
.caret:hover { text-decoration: underline }
.top { font-size: var(--step--1) }
.top a { display: inline-flex; align-items: center; min-block-size: 2.25rem; color: var(--ink-2) }

/* banners */
.ban { border-block: 2px solid var(--warn); background: var(--warn-bg) }
.ban .page { padding-block: var(--gap-4); display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; align-items: end }
.ban .page > div { flex: 1 1 24rem }
.ban strong { font: 700 var(--step-1)/1.35 var(--serif); display: block }
.ban a { color: inherit }
.ban form { display: flex; gap: .5rem; align-items: end; flex-wrap: wrap }
`;
