/** What a message may be given: counts, names, instants. */
export type Values = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** In a right-to-left sentence an inserted name or address keeps its own direction and doesn't pull its neighbours along. */
export const isolate = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && /[A-Za-z0-9]/.test(value) ? FIRST_STRONG_ISOLATE + value + POP_ISOLATE : value,
    ]),
  );
