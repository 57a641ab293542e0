/** Wider windows: rail and sticky contents from 62rem, margin notes from 74rem. */
export const wide = String.raw`
@media (min-width: 44rem) {
  .bar nav .n1 { display: inline-flex; min-inline-size: 1.5rem }
  .facts > div { display: grid; grid-template-columns: 8.5rem 1fr; gap: 1rem; align-items: baseline }
  .kinds { grid-template-columns: repeat(3, 1fr) }
  .sides { grid-template-columns: 1fr 1fr; gap: 0 2.5rem }
  .sides > div { padding-block: .75rem 1.25rem }
  .two { grid-template-columns: 1fr 1fr; gap: 2.5rem }
  .ed { grid-template-columns: 9rem 1fr }
}
@media (min-width: 62rem) {
  .bar form { display: flex; flex: 0 1 20rem; margin-inline-start: auto }
  .bar form input { flex: 1; min-inline-size: 0 }
  .bar form + nav { margin-inline-start: 0 }
  .bar nav .n0 { display: none }
  .cols { display: grid; grid-template-columns: 14.5rem minmax(0, 1fr); column-gap: clamp(2rem, 4vw, 3.5rem) }
  .reader { grid-template-rows: auto 1fr auto }
  .reader > .head { grid-row: 1 / span 2; grid-column: 2 }
  .reader > .side { grid-row: 2 / span 2; grid-column: 1 }
  .reader > .body { grid-row: 3; grid-column: 2 }
  .plate { display: block; align-content: start; margin: 0 }
  .plate b.sm { font-size: var(--step-5); white-space: nowrap }
  .reader > .plate { padding-block-start: 3.15rem }
  .plate > * { display: block }
  .plate time { display: inline }
  .plate b { font-size: var(--step-6); margin-block: .08em .12em }
  .side { position: sticky; inset-block-start: 0; max-block-size: 100vh; overflow-y: auto; align-self: start; padding-block: 1rem 2rem; scrollbar-width: thin; scroll-target-group: auto }
  @supports selector(::details-content) {
    .contents ::details-content { content-visibility: visible; block-size: auto }
    .contents summary { display: none }
  }
}
@media (min-width: 62rem) {
  .rail { display: grid; grid-template-columns: 14.5rem minmax(0, 1fr); column-gap: clamp(2rem, 4vw, 3.5rem); border-block-start: 1px solid var(--line); padding-block-start: var(--gap-5) }
  .rail > * { grid-column: 2 }
  .rail > h2 { grid-column: 1; grid-row: 1 / span 3; font-size: var(--step-1) }
  .rail > h2 .quiet { display: block; margin: .2rem 0 0 }
  .rail .text { margin-block-start: -.3rem }
  .rail > .chg { padding: 0 }
  .ed { grid-template-columns: 14.5rem 1fr; gap: 0 clamp(2rem, 4vw, 3.5rem) }
}
@media (min-width: 74rem) {
  .rail.mar { grid-template-columns: 14.5rem minmax(0, 35rem) minmax(0, 1fr) }
  .rail.mar > .chg { grid-column: 3; grid-row: 1; margin-block-start: -.6rem }
  .withm { display: grid; grid-template-columns: minmax(0, 38rem) minmax(0, 1fr); column-gap: 3.25rem }
  .withm > * { grid-column: 1 }
  .withm > .note { grid-column: 2; grid-row: 1 / span 3; margin-block-start: .4rem; border-block-start: 1px solid var(--line); padding-block-start: .5rem }
  .withm > .note > * { display: block }
  .withm > .note > * + * { margin-block-start: .3rem }
  .withm > .note > * + *::before { content: none }
  .withm .text { position: relative }
  .withm .text .caret.out { position: absolute; inset-inline-start: calc(100% + .4rem); padding-inline-end: .35rem }
}
`;
