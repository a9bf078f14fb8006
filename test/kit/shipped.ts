import { loadDataset } from '../../src/evidence/load-dataset.js';
import { loadPolicy } from '../../src/policy/load-policy.js';

/** The fixed as-of date of the tests, so that none of them changes with the calendar. */
export const AS_OF = '2026-11-23';

/** The shipped dataset, loaded once. */
export const DATASET = loadDataset();
export const DEFAULT = loadPolicy('default', AS_OF);
