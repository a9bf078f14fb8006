import fc from 'fast-check';

// The same tries each time, so that a red test is the change's own; FUZZ_SEED=$RANDOM looks elsewhere.
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 20_261_123) });
