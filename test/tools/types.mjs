// Writes the declarations of the package's API as one file, dist/index.d.ts.
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const bundle = await rollup({
  input: 'src/index.ts',
  external: [/^node:/],
  plugins: [dts({ tsconfig: 'tsconfig.json', compilerOptions: { removeComments: false } })],
});
await bundle.write({ file: 'dist/index.d.ts', format: 'es' });
await bundle.close();
