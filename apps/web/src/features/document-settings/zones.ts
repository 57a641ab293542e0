/** The time zones to choose from, with the one that is set, which may have another of its names there. */
export function zonesWith(set: string): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', set])].sort();
}
