import { loadDataset } from '../../src/evidence/load-dataset.js';
import { loadPolicy } from '../../src/policy/load-policy.js';

/** The day that the tests judge by: evidence from after it does not exist yet, so that no test changes with the calendar. */
export const AS_OF = '2026-11-23';

/** What ships, read once. */
export const DATASET = loadDataset();
export const DEFAULT = loadPolicy('default', AS_OF);
