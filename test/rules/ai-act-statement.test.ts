import { aiActStatement } from '../../src/rules/ai-act-statement.js';
import { table } from '../kit/table.js';

table(aiActStatement, 'ai-act-position', {}, [
  [{ published: true, url: 'https://example.com/ai-act' }, 'pass'],
  [{ published: true }, 'undecided', 'The file does not give the address of the statement.'],
  [{ published: false }, 'fail', 'The provider publishes no statement on the AI Act for this service.'],
]);
