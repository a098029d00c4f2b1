/** Property tests draw the same cases at every run, so that a landing never hangs on a draw; FC_SEED=N or FC_SEED=random explores others. */
import fc from 'fast-check';

const chosen = process.env.FC_SEED;
// `random`: fast-check's own choice, which it prints with what failed.
if (chosen !== 'random')
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(chosen ?? 20_261_127) });
