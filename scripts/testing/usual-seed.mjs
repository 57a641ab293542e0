/** Where the laws begin unless LAWS_SEED says otherwise. */
export const usualSeed = 42;
