import { test } from 'vitest';
import { render } from '../../src/report/index.js';
import { json } from '../cli/run.js';
import { retold } from './retold.js';
test('time', async () => {
  const report = (await json(['xiaomi'])) as never;
  for (const [n, t] of [['long', 'Donau'.repeat(400)], ['wide', '数据处理协议'.repeat(90)], ['words', 'a b '.repeat(500)], ['plain', 'abc def'], ['nothing','']] as const) {
    const other = retold(report as never, () => t);
    for (const width of [40, 80, 120]) {
      const a = Date.now();
      const l = render(other, 'table', { width, color: false, unicode: true }).length;
      console.log(n, width, Date.now() - a, l);
    }
    let a = Date.now(); render(other, 'json', { width: 80, color: false, unicode: true }); console.log(n, 'json', Date.now() - a);
    for (const f of ['csv','ndjson','yaml'] as const) {
    a = Date.now(); render(other, f, { width: 80, color: false, unicode: true }); console.log(n, f, Date.now() - a);}
  }
}, 300000);
