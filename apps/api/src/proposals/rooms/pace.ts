/** Frames of one socket that are read in a second; a fast typist with a moving caret sends some forty. */
const frames = 300;
/** The bytes of them; one frame may bring a whole section. */
const bytes = 8 * 1_048_576;
const second = 1_000;

/**
 * How fast one socket is read. Dictation, a text expander or a line that was away brings many frames at once: they wait where they are,
 * and none is refused for it. Nobody fills the memory so, nor takes the time of the others.
 */
export class Pace {
  private since = -Infinity;
  private frames = 0;
  private bytes = 0;

  /** For how many milliseconds nothing more is read after a frame; `now` in milliseconds. */
  restAfter(length: number, now: number): number {
    if (now - this.since >= second) {
      this.since = now;
      this.frames = 0;
      this.bytes = 0;
    }
    this.frames += 1;
    this.bytes += length;
    const isMuch = this.frames >= frames || this.bytes >= bytes;
    return isMuch ? Math.ceil(this.since + second - now) : 0;
  }
}
