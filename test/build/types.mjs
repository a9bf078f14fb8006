// Writes the declarations of the package's API as one file, dist/index.d.ts.
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { assertSame, plainTypes } from './plain-types.mjs';

const bundle = await rollup({
  input: 'src/index.ts',
  external: [/^node:/],
  plugins: [dts({ tsconfig: 'tsconfig.json', compilerOptions: { removeComments: false } })],
});
const { output } = await bundle.generate({ format: 'es' });
await bundle.close();
const [{ code }] = output;
const plain = plainTypes(code);
assertSame(code, plain);
writeFileSync(
  'dist/index.d.ts',
  await format(plain, { parser: 'typescript', useTabs: true, printWidth: 110, singleQuote: true }),
);
