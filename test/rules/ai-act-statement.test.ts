import { aiActStatement } from '../../src/rules/ai-act-statement.js';
import { table } from '../kit/table.js';

table(aiActStatement, 'ai-act-position', {}, [
  [{ published: true, url: 'https://example.com/ai-act' }, 'pass'],
  [{ published: true }, 'undecided', 'Where the statement is published is not stated.'],
  [{ published: false }, 'fail', 'The provider publishes no statement on the AI Act for this service.'],
]);
