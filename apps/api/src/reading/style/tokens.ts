/** Design tokens: the one place for colour, type and space of the public pages; the rest uses these names, never raw values. */
export const tokens = String.raw`
:root {
  color-scheme: light dark;
  --paper: light-dark(#fcfcfb, #151716);        /* page */
  --surface: light-dark(#ffffff, #1d201e);
  --ink: light-dark(#191b1a, #e6e8e4);
  --ink-2: light-dark(#4f5651, #aab2ac);        /* secondary text, >= 4.5:1 on paper */
  --line: light-dark(#d9ddd8, #333834);
  --line-strong: light-dark(#7b847d, #8b948d);  /* control borders, >= 3:1 */
  --accent: light-dark(#0b5a48, #6fcbb0);
  --on-accent: light-dark(#ffffff, #0c1f1a);
  --accent-soft: light-dark(#e4f0ec, #17312a);
  --ins: light-dark(#0b5c38, #7fd6a4);  --ins-bg: light-dark(#e0f3e7, #12311f);
  --del: light-dark(#98201b, #f2a19a);  --del-bg: light-dark(#fbe6e3, #3a1714);
  --move: light-dark(#56399b, #c3b0f5); --move-bg: light-dark(#eee8fb, #2a2144);
  --warn: light-dark(#734600, #f0c274); --warn-bg: light-dark(#fdf1d8, #38290c);
  --focus: light-dark(#1a5fd0, #8ab6ff);
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", serif;      /* published text */
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;           /* frame, controls */
  --urdu: "Noto Nastaliq Urdu", serif;                                                      /* line-height >= 2.1 */
  --step--1: .875rem; --step-0: 1rem; --step-1: 1.125rem; --step-2: 1.375rem; --step-3: 1.75rem; --step-4: 2.25rem; --step-5: 3rem; --step-6: 4.5rem;
  --measure: 66ch;
  --gap-1: .25rem; --gap-2: .5rem; --gap-3: .75rem; --gap-4: 1rem; --gap-5: 1.5rem; --gap-6: 2.5rem; --gap-7: 4rem;
  --radius: 6px; --target: 44px;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace;
}
`;
