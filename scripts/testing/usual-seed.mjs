/** Where the laws begin unless LAWS_SEED says otherwise. */
export const usualSeed = 20_261_129;
