import fc from 'fast-check';

// A fixed seed, so that only a change can make a test fail; FUZZ_SEED=$RANDOM tries other inputs.
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 20_261_123) });
