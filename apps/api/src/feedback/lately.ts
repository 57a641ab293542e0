import { createHash } from 'node:crypto';

/** What was worked out of a text lately, so many answers of it; of the texts it keeps hashes only. */
export class Lately<Answer> {
  private readonly answers = new Map<string, Answer>();

  constructor(private readonly most: number) {}

  /** The answer to a text, worked out if it is not known. */
  of(text: string, work: (text: string) => Answer): Answer {
    const hash = createHash('sha256').update(text).digest('base64');
    const answer = this.answers.get(hash) ?? work(text);
    // The one that was asked for longest ago stands first.
    this.answers.delete(hash);
    this.answers.set(hash, answer);
    if (this.answers.size > this.most) this.answers.delete(this.answers.keys().next().value!);
    return answer;
  }
}
