import fc from 'fast-check';

/**
 * Properties are tried on the same values in each run, so that a commit passes or fails by what it changes. New values
 * are looked for with `DAYU_SEED=random`, and a run that found something is repeated with the seed it told.
 */
const usualSeed = 20_211_208;

const asked = process.env['DAYU_SEED'];
if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? usualSeed : Number(asked) });
