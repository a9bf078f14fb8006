import { contextMinimum } from '../../src/rules/context-minimum.js';
import { table } from '../kit/table.js';

// The engine does not ask the rule without a number; if it is asked anyway, it does not pass.
table(contextMinimum, 'context', {}, [
  [{ tokens: 1 }, 'undecided', 'No number of tokens is set to compare with.'],
]);

table(contextMinimum, 'context', { tokens: 262_144 }, [
  [{ tokens: 262_144, shown: '262K' }, 'pass'],
  [{ tokens: 262_143 }, 'fail', 'The context window holds 262143 tokens; the policy asks for 262144.'],
]);
