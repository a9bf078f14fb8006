// Builds, unless dist/ was built from exactly these files. npm runs this on `npm ci`, and again when npx
// first runs the program in its own repository.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const sources = [
  ...['src', 'data', 'test/build'].flatMap(filesIn),
  'package-lock.json',
  'tsconfig.json',
].sort();
const hash = createHash('sha256');
for (const file of sources) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
const digest = hash.digest('hex');
const stamp = 'dist/built-from.txt';
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
  execSync('npm run build', { stdio: 'inherit' });
  writeFileSync(stamp, digest);
}
