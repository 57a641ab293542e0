/** A minute as clocks in a zone show it: `2026-12-01T09:00`. */
export function clockIn(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** By how many minutes clocks go back. */
const goesBack = [60, 30];

/**
 * The instant of a minute on the clocks of a zone, of one that comes twice the later, as the server takes it; null for what is no
 * minute, or one that the clocks there leave out.
 */
export function instantIn(local: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return null;
  const wanted = Date.parse(`${local}:00Z`);
  if (Number.isNaN(wanted)) return null;
  let guess = new Date(wanted);
  for (let round = 0; round < 3; round += 1) {
    const shown = clockIn(guess, timeZone);
    if (shown === local) return lastOf(guess, timeZone);
    guess = new Date(guess.getTime() + wanted - Date.parse(`${shown}:00Z`));
  }
  return clockIn(guess, timeZone) === local ? lastOf(guess, timeZone) : null;
}

function lastOf(instant: Date, timeZone: string): Date {
  const again = goesBack.map((minutes) => new Date(instant.getTime() + minutes * 60_000));
  return again.find((each) => clockIn(each, timeZone) === clockIn(instant, timeZone)) ?? instant;
}

/** Whether an instant is behind us. */
export const isOver = (instant: Date): boolean => instant.getTime() <= Date.now();

/** Nine in the morning of the coming Monday there: when bodies publish. */
export function nextMonday(now: Date, timeZone: string): string {
  for (let days = 1; days <= 7; days += 1) {
    const day = clockIn(new Date(now.getTime() + days * 86_400_000), timeZone).slice(0, 10);
    if (new Date(`${day}T00:00:00Z`).getUTCDay() === 1) return `${day}T09:00`;
  }
  return clockIn(now, timeZone);
}

/** The zone in words, with its distance from UTC, which reads from the left in every language. */
export function zoneName(timeZone: string, locale: string): string {
  const part = (style: 'long' | 'shortOffset') =>
    new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: style })
      .formatToParts(new Date())
      .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return `${part('long')} (\u2066${part('shortOffset').replaceAll(' ', '\u00a0')}\u2069)`;
}
