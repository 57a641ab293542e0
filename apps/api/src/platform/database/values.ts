/** Values of a statement that is put together: each is named where it is used, so what is not asked for is not in it. */
export class Values {
  readonly all: unknown[] = [];

  /** The name of this value in the statement. */
  readonly of = (value: unknown, type: string): string => `$${String(this.all.push(value))}::${type}`;
}
