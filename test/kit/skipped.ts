import type { Reporter, TestModule } from 'vitest/node';

/** Ends a test run with a line on the skipped tests: how many, and which tool or right was missing. */
export class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = new Map<string, number>();
    for (const module of modules)
      for (const test of module.children.allTests('skipped')) {
        const result = test.result();
        const note = 'note' in result ? result.note : undefined;
        const missing = note?.replace(/^for want of /, '') ?? 'a reason';
        counts.set(missing, (counts.get(missing) ?? 0) + 1);
      }
    if (counts.size === 0) return;
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const list = [...counts].map(([missing, count]) => `${missing} (${count})`).join(', ');
    process.stdout.write(`${total} skipped for want of: ${list}\n`);
  }
}
