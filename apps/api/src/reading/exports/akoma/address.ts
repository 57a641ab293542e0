/** The address of a link as a URI that XML Schema takes: what may not stand in one is written with percent signs. */
export const uriOf = (href: string): string => {
  const [before = '', ...fragment] = href.split('#');
  return [before, ...(fragment.length ? [fragment.join('%23')] : [])].map(written).join('#');
};

const written = (part: string): string =>
  part
    .replaceAll(/%(?![\da-f]{2})/giu, '%25')
    .replaceAll(/[^\w\-.~:/?@!$&'()*+,;=%]/gu, (character) => encodeURIComponent(character));

const zones = new Map<string, string>();

/** The country (ISO 3166, two letters) whose clock a document keeps; `zz`, unknown, for a clock of no country. */
export function countryOf(timeZone: string): string {
  if (!zones.size) {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    for (const code of letters.flatMap((one) => letters.map((two) => one + two)))
      for (const zone of zonesOf(code).map(ownName)) if (!zones.has(zone)) zones.set(zone, code.toLowerCase());
  }
  return zones.get(ownName(timeZone)) ?? 'zz';
}

/** A clock has several names (Calcutta, Kolkata): the one that the engine calls it by. */
const ownName = (timeZone: string): string => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;

function zonesOf(country: string): readonly string[] {
  const region: Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] } = new Intl.Locale(
    `und-${country}`,
  );
  return region.getTimeZones?.() ?? region.timeZones ?? [];
}
