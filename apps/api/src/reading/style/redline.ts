/** Changes: struck, underlined and double-underlined differ without colour. */
export const redline = String.raw`
ins { color: var(--ins); background: var(--ins-bg); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .2em; padding-inline: .1em }
del { color: var(--del); background: var(--del-bg); text-decoration: line-through; text-decoration-thickness: 2px; padding-inline: .1em }
.mv { color: var(--move); background: var(--move-bg); padding-inline: .1em; text-decoration: underline double; text-decoration-thickness: 1px; text-underline-offset: .25em }
.mv-from { color: var(--move); background: var(--move-bg); border: 1px dashed; border-radius: 3px; padding: .05em .45em; font: .875rem/1.5 var(--sans); text-decoration: none }
/* struck and new words never touch, nor do the notes and numbers beside them; the room is left after the first: before the second it would indent a line that it begins */
:is(ins, del, .mv, .mv-from):has(+ :is(ins, del, .mv, .mv-from)) { margin-inline-end: .15em }
.text .note, .n { margin-inline-start: .3em }
.text .note { font-size: var(--step--1); font-weight: 400; color: var(--ink-2) }
:is(.text, .sides) :is(td, th).put-in { border: 2px solid var(--ins); background: var(--ins-bg) }
:is(.text, .sides) :is(td, th).taken-out { border: 2px dashed var(--del); background: var(--del-bg) }
.n { font: 700 .7rem/1 var(--sans); vertical-align: .5em; color: var(--ink-2); text-decoration: none; padding: .35rem .1rem }
.views { display: flex; flex-wrap: wrap; gap: 0 1.75rem; border-block-end: 1px solid var(--line); margin-block-end: var(--gap-5) }
.views a { display: inline-flex; align-items: center; min-block-size: var(--target); color: var(--ink-2); text-decoration: none; border-block-end: 3px solid transparent; margin-block-end: -1px }
.views a:hover { color: var(--ink); text-decoration: underline }
.views [aria-current] { color: var(--ink); font-weight: 600; border-color: var(--accent) }
.key { display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; font: var(--step-0)/1.5 var(--serif); margin-block-end: var(--gap-6) }
.chg { font-size: var(--step--1); line-height: 1.45 }
.chg li { margin-block-start: .6rem; padding-inline-start: 1.75rem; position: relative }
.chg li > .cn { position: absolute; inset-inline-start: 0; font-weight: 700; color: var(--ink); min-inline-size: 1.5rem; min-block-size: 1.5rem }
h2.rh { font-size: var(--step-2) }
.rh .quiet { display: block; margin: .1rem 0 0 !important }
.chg .by { display: block; color: var(--ink-2) }
.big .chg, .chg.big { font: var(--step-0)/1.55 var(--serif); max-inline-size: var(--measure) }
.chg.big .by { font: var(--step--1)/1.5 var(--sans); margin-block-start: .15rem }
.chg.big li { padding-block: .75rem; border-block-start: 1px solid var(--line); margin: 0; padding-inline-start: 2.5rem }
.sides { display: grid; gap: var(--gap-4) }
.sides > div > div > * + * { margin-block-start: .7em }
.sides > div { min-inline-size: 0; overflow-wrap: break-word; font: var(--step-0)/1.6 var(--serif); padding-block-start: .5rem; border-block-start: 1px solid var(--line) }
.sides .lab { font: 600 var(--step--1)/1.4 var(--sans); color: var(--ink-2); display: block; margin-block-end: .35rem }
`;
