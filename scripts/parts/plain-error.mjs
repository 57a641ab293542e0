/** Something the person who typed the command can put right: its words are shown without a stack. */
export class PlainError extends Error {
  plain = true;
}
