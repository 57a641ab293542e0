/** Editions, history, results, the receipt and its steps, the foot. */
export const lists = String.raw`
.rows > li { border-block-start: 1px solid var(--line); padding-block: var(--gap-4) }
:is(.rows, .thread) > :first-child { border-block-start: 0 }
.rows h3, .rows h2 { font-size: var(--step-1) }
:is(h2, h3) .quiet { font: 400 var(--step--1)/1.4 var(--sans); margin-inline-start: .35rem }
.rows h3 a, .item-h a { display: inline-block; min-inline-size: 1.5rem; padding-block: .2rem }
.rows p { max-inline-size: var(--measure) }
.ed { display: grid; gap: .5rem 2rem }
.ed > .plate b { font-size: var(--step-4); color: var(--ink) }
.ed.cur > .plate b { color: var(--accent) }
h2.h { font-size: var(--step-3); border-block-start: 2px solid var(--ink); padding-block-start: var(--gap-3); margin-block: var(--gap-7) var(--gap-4) }
.track { font: 600 clamp(1.2rem, 4.5vw, 1.375rem)/1.3 var(--mono); letter-spacing: .04em; text-wrap: balance; overflow-wrap: anywhere; margin-block: .25rem }
.ticket { border: 2px solid; border-color: var(--accent); padding: var(--gap-5); max-inline-size: 38rem; background: var(--surface) }
.steps { counter-reset: s; max-inline-size: 38rem }
.steps li { display: grid; grid-template-columns: 1.75rem 1fr; padding-block: .5rem; position: relative }
.steps li::before { content: ""; inline-size: .75rem; block-size: .75rem; border: 2px solid; border-color: var(--line-strong); border-radius: 50%; margin-block-start: .4rem }
.steps .did::before { background: var(--accent); border-color: var(--accent) }
.steps li:not(:last-child)::after { content: ""; position: absolute; inset-inline-start: calc(.375rem - 1px); inset-block: 1.75rem -.4rem; border-inline-start: 2px solid; border-color: var(--line) }
ul.plain { list-style: none; padding: 0; margin-block-start: .35rem }
ul.plain li { padding-block: .2rem }
.two { display: grid; gap: var(--gap-4) }
.inline { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end }
.inline label { font-size: var(--step--1); font-weight: 600 }
.inline > div { max-inline-size: 100%; min-inline-size: 0 }
.inline select, .inline input { display: block; margin-block-start: .25rem; min-inline-size: 100% }
.found { font: var(--step-0)/1.55 var(--serif); margin-block-start: .25rem }
.grow { flex: 1 1 14rem }
.inline .hint { flex-basis: 100% }
.foot { border-block-start: 1px solid var(--line); margin-block-start: var(--gap-7); font-size: var(--step--1); color: var(--ink-2) }
.foot .page { display: flex; flex-wrap: wrap; gap: .25rem 1.75rem; padding-block: var(--gap-5) }
.foot a { color: inherit; display: inline-flex; align-items: center; min-block-size: 2rem; min-inline-size: 1.5rem }
.foot div div { flex-basis: 100%; display: flex; flex-wrap: wrap; gap: 0 1.75rem }
`;
