import { loadDataset } from '../../src/evidence/load-dataset.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { AS_OF } from './claims.js';

export { AS_OF };

/** The shipped dataset, loaded once. */
export const DATASET = loadDataset();
export const DEFAULT = loadPolicy('default', AS_OF);
