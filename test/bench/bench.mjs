// Measures the built program as whole processes, against a bare `node -e 0`, since machines differ.
//   npm run bench [-- pairs]            start and run times, next to the kept baseline
//   npm run bench -- keep [pairs]       the same, and keeps them as the baseline
//   npm run bench -- peers [pairs]      other tools on comparable work, installed from npm in a temporary folder
//   npm run bench -- growth [providers] how time and memory grow with the providers on file
import { writeFileSync } from 'node:fs';
import { growth } from './growth.mjs';
import { measurePeers } from './peers.mjs';
import { measureStarts } from './starts.mjs';

const [mode, number] = process.argv.slice(2);
if (mode === 'growth') await growth(number);
else if (mode === 'peers') measurePeers(Number(number ?? 11));
else if (mode === 'keep') writeFileSync('test/bench/baseline.json', measureStarts(Number(number ?? 41)));
else measureStarts(Number(mode ?? 15));
