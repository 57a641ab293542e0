interface Fragment {
  of: readonly unknown[];
  markup: string;
}

/** The most fragments kept: a section takes a kilobyte or two in each language. Beyond it the oldest go. */
const mostFragments = 30_000;

/** Markup of the parts of large pages. One is drawn anew only when something of what it shows is other than it was. */
export class Fragments {
  private readonly kept = new Map<string, Fragment>();

  /** `of`: everything that the markup depends on, compared by identity; `key` says which fragment it is. */
  take(key: string, of: readonly unknown[], draw: () => string): string {
    const kept = this.kept.get(key);
    if (kept && kept.of.length === of.length && kept.of.every((it, at) => it === of[at])) return kept.markup;
    const markup = draw();
    this.kept.delete(key);
    if (this.kept.size >= mostFragments) this.dropOldest();
    this.kept.set(key, { of, markup });
    return markup;
  }

  forget(): void {
    this.kept.clear();
  }

  private dropOldest(): void {
    const [oldest] = this.kept.keys();
    if (oldest !== undefined) this.kept.delete(oldest);
  }
}
