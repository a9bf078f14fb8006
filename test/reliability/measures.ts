import { closedPipe, fullDisk, readOnly, sixWriters } from './disks.js';
import { killedRecords, killedReports, signals } from './kills.js';
import type { Measure } from './measure.js';
import { sizes } from './sizes.js';
import { noNetwork, sameBytes } from './surroundings.js';
import { texts } from './texts.js';

/** Each measurement, with how often it is made by itself and in the suite. */
export const MEASURES: Readonly<Record<string, Measure>> = {
  'killed-reports': { runs: 200, few: 4, take: killedReports },
  'killed-records': { runs: 200, few: 4, take: killedRecords },
  signals: { runs: 200, few: 4, take: signals },
  'six-writers': { runs: 50, few: 1, take: sixWriters },
  'full-disk': { runs: 60, few: 2, take: fullDisk },
  'read-only': { runs: 1, few: 1, take: readOnly },
  'closed-pipe': { runs: 200, few: 3, take: closedPipe },
  'no-network': { runs: Infinity, few: 2, take: noNetwork },
  'same-bytes': { runs: Infinity, few: 1, take: sameBytes },
  sizes: { runs: Infinity, few: 3, take: sizes },
  texts: { runs: 100_000, few: 1_000, take: texts },
};
