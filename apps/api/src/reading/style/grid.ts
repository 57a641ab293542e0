/** Rail, text and margin; the bar, the trail, and the plate that says what you are looking at. */
export const grid = String.raw`
.page { max-inline-size: 76rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem) }
.bar { border-block-end: 1px solid var(--line); font-size: var(--step--1) }
.bar .page { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem; padding-block: .4rem }
.bar a { display: inline-flex; align-items: center; min-block-size: var(--target); color: inherit; text-decoration: none }
.bar a:hover { text-decoration: underline }
.brand { gap: .5rem; font: 700 var(--step-1)/1 var(--serif) }
.brand svg { color: var(--accent) }
.bar form { display: none }
.bar nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin-inline-start: auto }
.bar nav .n1 { display: none }
@media (max-width: 24rem) { .bar .page { gap: .25rem .75rem } .bar nav { gap: 0 .9rem } .bar nav a > span + span { display: none } }
.bar nav a[hreflang] { gap: .3em }
.bar nav span:lang(en) { font-family: var(--sans) }
.bar nav span:lang(ur) { font-size: .95em; line-height: 1; padding-block-end: .35rem }
.bar button { font-weight: 400; color: inherit; background: none; border-color: var(--line-strong); font-size: var(--step--1); padding-inline: .9rem; border-inline-start: 0; border-start-start-radius: 0; border-end-start-radius: 0 }
/* the field has the direction of what is typed into it: its corners are those of the page's */
.bar input { border-radius: var(--radius) 0 0 var(--radius); font-size: var(--step--1) }
[dir=rtl] .bar input { border-radius: 0 var(--radius) var(--radius) 0 }
.trail { padding-block: var(--gap-4) 0; font-size: var(--step--1); color: var(--ink-2) }
.trail ol { line-height: 2rem }
.trail li { display: inline }
.trail li:not(:last-child)::after { content: "\a0/ "; content: "\a0/ " / ""; color: var(--line-strong) }
.trail a { color: inherit; padding-block: .3rem }

/* the head of every page carries a plate: the number that says what you are looking at */
.head { padding-block: clamp(1.25rem, 4vw, 3rem) var(--gap-6) }
.plate { display: grid; grid-template-columns: fit-content(75%) minmax(0, 1fr); gap: 0 .85rem; align-content: center; margin-block-end: var(--gap-4); color: var(--ink-2); font-size: var(--step--1); line-height: 1.35 }
.reader > .plate { padding-block-start: 1.25rem; margin: 0 }
.plate s { text-decoration-thickness: .035em; color: var(--ink-2) }
.plate > :first-child { align-self: end }
.plate b { grid-row: 1 / span 2; color: var(--accent); font: 400 var(--step-5)/1 var(--serif); font-variant-numeric: lining-nums; letter-spacing: -.02em }
.plate b small { font-size: .5em; letter-spacing: 0 }
h1 { font-size: clamp(1.9rem, 1.2rem + 3vw, var(--step-5)); letter-spacing: -.015em; line-height: 1.1; max-inline-size: 30ch }
.issuer { color: var(--ink-2); margin-block-end: var(--gap-3) }
.lede { font: var(--step-1)/1.55 var(--serif); max-inline-size: var(--measure); margin-block-start: var(--gap-5) }
.facts { margin-block-start: var(--gap-5); border-block-start: 2px solid var(--ink); font-size: var(--step--1); max-inline-size: 44rem }
.facts > div { padding-block: .55rem; border-block-end: 1px solid var(--line) }
.facts dt { color: var(--ink-2) }
.facts dd { margin: 0 }
.facts dd a { display: inline-block; min-inline-size: 1.5rem; padding-block: .2rem }
.acts a, p.small > a:only-child { display: inline-block; padding-block: .2rem }
`;
