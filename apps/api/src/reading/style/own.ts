/** What the drawn screens said beside their elements, and the few things they did not draw. */
export const own = String.raw`
.lang-name { font-weight: 400 }
.after { margin-block-start: var(--gap-5) }
.after-4 { margin-block-start: var(--gap-4) }
.after-7 { margin-block-start: var(--gap-7) }
.near { margin-block-start: .35rem }
.opt { font-weight: 400 }
.h2 { font-size: var(--step-2); margin-block: var(--gap-6) var(--gap-3) }
h2.h.first, .first { margin-block-start: 0 }
.cols > p { margin-block-end: var(--gap-5) }
.own-words { white-space: pre-wrap; overflow-wrap: anywhere; max-inline-size: 60ch; margin-block-start: .4rem }
.care.lead { margin-block: var(--gap-4) var(--gap-5); max-inline-size: 38rem }
figure .quote { margin: 0 }
figcaption { margin-block-end: .35rem }
.between { border-block-start: 2px solid var(--ink); padding-block: var(--gap-4); margin-block-start: var(--gap-6) }
.sel { position: absolute; inset-inline-end: 1rem; z-index: 2 }
.trap { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
.eval { background: var(--warn-bg); border-block-end: 1px solid var(--warn); font-size: var(--step--1) }
.eval .page { padding-block: .4rem }
.withm > h1 ~ .text { margin-block-start: 1.25rem }
.docs > li { border-block-start: 2px solid var(--ink); padding-block: var(--gap-5) var(--gap-6); display: grid; grid-template-columns: minmax(0, 1fr); gap: .5rem 2rem }
.docs h2 { font-size: var(--step-3) }
.docs .plate b { font-size: var(--step-4) }
.sec h4 { font-size: var(--step-1) }
:is(.text, .sides) :is(h2, h3, h4, h5, h6) { font-size: var(--step-1) }
:is(.text, .sides) table { border-collapse: collapse; font-size: var(--step-0) }
/* what scrolls is what has the focus; what is hidden from sight in it scrolls with it and widens no page */
.table, :is(.text, .sides) table:not(.table > table) { display: block; overflow-x: auto; position: relative }
:is(.text, .sides) :is(td, th) { border: 1px solid var(--line); padding: .35rem .6rem; text-align: start; vertical-align: top }
:is(.text, .sides) :is(ul, ol) { padding-inline-start: 1.5rem }
:is(.text, .sides) blockquote { border-inline-start: 3px solid var(--line-strong); padding-inline-start: 1rem; margin-inline: 0 }
.thread .replies { margin-block-start: var(--gap-3); padding-inline-start: 1rem; border-inline-start: 1px solid var(--line) }
.thread .replies > li + li { margin-block-start: var(--gap-3) }
@media (min-width: 62rem) { .docs > li { grid-template-columns: 14.5rem 1fr } .docs .plate b { font-size: var(--step-5) } }
`;
