import { priceStated } from '../../src/rules/price-stated.js';
import { table } from '../kit/table.js';

const tiered = {
  usd: '1.00',
  tiers: [
    { above: 32_000, usd: '6.00' },
    { above: 256_000, usd: '2' },
  ],
};
const elsewhere = 'USD 0.090 per 1,000,000 tokens is the input price at Chutes, not at this API.';

table(priceStated, 'input-price', {}, [
  [{ usd: '0.090' }, 'pass'],
  [tiered, 'pass'],
  [{ usd: '0.090', host: 'Chutes' }, 'fail', elsewhere],
]);

table(priceStated, 'input-price', { max_input: '1.0', max_output: '0' }, [
  [{ usd: '1.00' }, 'pass'],
  [{ usd: '0.090' }, 'pass'],
  [{ usd: '0.090', host: 'Chutes' }, 'fail', elsewhere],
  [
    { usd: '1.01' },
    'fail',
    'The input price is USD 1.01 per 1,000,000 tokens; the policy accepts at most 1.0.',
  ],
  [tiered, 'fail', 'The input price is up to USD 6.00 per 1,000,000 tokens; the policy accepts at most 1.0.'],
]);

table(priceStated, 'output-price', { max_input: '0', max_output: '6' }, [
  [tiered, 'pass'],
  [
    { usd: '0.290', host: 'Chutes' },
    'fail',
    'USD 0.290 per 1,000,000 tokens is the output price at Chutes, not at this API.',
  ],
  [{ usd: '10' }, 'fail', 'The output price is USD 10 per 1,000,000 tokens; the policy accepts at most 6.'],
]);
