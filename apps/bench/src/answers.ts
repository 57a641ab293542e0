/** What the program's door answers, as far as a benchmark looks at it. */
export interface Copy {
  version: number;
  generation: number;
  heading: string;
  body: unknown;
}
export interface Proposal {
  id: string;
  version: number;
  contentHash: string;
}
export interface Review {
  sections: { changes: { id: string; seq: number; payloadHash: string }[] }[];
}
