// Runs word-worker.ts, or the program named to it, from its source, as tests run the rest.
import '../../../../scripts/testing/sources.mjs';

await import(process.argv[2] ?? '../exchange/word-worker.ts');
